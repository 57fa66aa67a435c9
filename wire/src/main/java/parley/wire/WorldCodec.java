package parley.wire;

import java.util.TreeMap;
import parley.proto.transcript.v1.WorldOpened;
import parley.summit.transcript.Event;
import parley.summit.transcript.Event.BanLoss;
import parley.summit.transcript.Event.PoolValue;
import parley.summit.transcript.Event.SlowLoss;
import parley.summit.transcript.Event.SupplyValue;

/** The draws and derived values with which a session starts, on the wire. */
final class WorldCodec {

    private WorldCodec() {}

    static Event.WorldOpened fromProto(String at, WorldOpened proto) {
        return new Event.WorldOpened(
                Bounds.finite(at + ".parameters", proto.getParametersMap()),
                Bounds.each(at + ".seats", proto.getSeatsList(), ViewCodec::values),
                Bounds.each(at + ".ban_losses", proto.getBanLossesList(), WorldCodec::banLoss),
                Bounds.each(at + ".slow_losses", proto.getSlowLossesList(), WorldCodec::slowLoss),
                Bounds.each(at + ".supply_values", proto.getSupplyValuesList(), WorldCodec::supplyValue),
                Bounds.each(at + ".pool_values", proto.getPoolValuesList(), WorldCodec::poolValue));
    }

    static WorldOpened toProto(Event.WorldOpened world) {
        var proto = WorldOpened.newBuilder()
                .putAllParameters(new TreeMap<>(world.parameters()))
                .addAllSeats(world.seats().stream().map(ViewCodec::toProto).toList());
        world.banLosses()
                .forEach(loss -> proto.addBanLosses(parley.proto.transcript.v1.BanLoss.newBuilder()
                        .setCountry(loss.country())
                        .setOwnUsdBn(loss.own())
                        .setAllUsdBn(loss.all())));
        world.slowLosses()
                .forEach(loss -> proto.addSlowLosses(parley.proto.transcript.v1.SlowLoss.newBuilder()
                        .setCountry(loss.country())
                        .setUsdBn(loss.loss())));
        world.supplyValues()
                .forEach(value -> proto.addSupplyValues(parley.proto.transcript.v1.SupplyValue.newBuilder()
                        .setMarket(value.market())
                        .setBuyer(value.buyer())
                        .setStatusQuo(value.statusQuo())
                        .setSlowLicences(value.slowLicences())
                        .setBan(value.ban())));
        world.poolValues()
                .forEach(value -> proto.addPoolValues(parley.proto.transcript.v1.PoolValue.newBuilder()
                        .setMarket(value.market())
                        .setCountry(value.country())
                        .setUsdBnPerT(value.value())));
        return proto.build();
    }

    private static BanLoss banLoss(String at, parley.proto.transcript.v1.BanLoss proto) {
        return new BanLoss(
                Bounds.name(at + ".country", proto.getCountry()),
                Bounds.notNegative(at + ".own_usd_bn", proto.getOwnUsdBn()),
                Bounds.notNegative(at + ".all_usd_bn", proto.getAllUsdBn()));
    }

    private static SlowLoss slowLoss(String at, parley.proto.transcript.v1.SlowLoss proto) {
        return new SlowLoss(
                Bounds.name(at + ".country", proto.getCountry()), Bounds.notNegative(at + ".usd_bn", proto.getUsdBn()));
    }

    private static SupplyValue supplyValue(String at, parley.proto.transcript.v1.SupplyValue proto) {
        return new SupplyValue(
                Bounds.name(at + ".market", proto.getMarket()),
                Bounds.name(at + ".buyer", proto.getBuyer()),
                Bounds.notNegative(at + ".status_quo", proto.getStatusQuo()),
                Bounds.notNegative(at + ".slow_licences", proto.getSlowLicences()),
                Bounds.notNegative(at + ".ban", proto.getBan()));
    }

    private static PoolValue poolValue(String at, parley.proto.transcript.v1.PoolValue proto) {
        return new PoolValue(
                Bounds.name(at + ".market", proto.getMarket()),
                Bounds.name(at + ".country", proto.getCountry()),
                Bounds.notNegative(at + ".usd_bn_per_t", proto.getUsdBnPerT()));
    }
}
