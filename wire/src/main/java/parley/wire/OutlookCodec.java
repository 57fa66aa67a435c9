package parley.wire;

import parley.proto.outlook.v1.MonthOutlook;
import parley.summit.market.CountryOutlook;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.transcript.Event;

/** The state of supply on the wire. */
public final class OutlookCodec {

    private OutlookCodec() {}

    static CountryOutlook fromProto(String at, parley.proto.outlook.v1.CountryOutlook proto) {
        return new CountryOutlook(
                Bounds.name(at + ".country", proto.getCountry()),
                Bounds.share(at + ".dependence", proto.getDependence()),
                Bounds.share(at + ".shortage", proto.getShortage()),
                Bounds.finite(at + ".loss_usd_bn", proto.getLossUsdBn()),
                Bounds.each(at + ".markets", proto.getMarketsList(), OutlookCodec::market));
    }

    static parley.proto.outlook.v1.CountryOutlook toProto(CountryOutlook outlook) {
        var proto = parley.proto.outlook.v1.CountryOutlook.newBuilder()
                .setCountry(outlook.country())
                .setDependence(outlook.dependence())
                .setShortage(outlook.shortage())
                .setLossUsdBn(outlook.loss());
        outlook.markets().forEach(market -> proto.addMarkets(toProto(market)));
        return proto.build();
    }

    /** The state of the world at the end of a month, as it travels. */
    public static MonthOutlook toProto(int month, Event.OutlookReached reached) {
        return MonthOutlook.newBuilder()
                .setMonth(month)
                .addAllCountries(
                        reached.countries().stream().map(OutlookCodec::toProto).toList())
                .setTension(reached.tension())
                .setEscalation(reached.escalation())
                .setUnsoldTPerMonth(reached.unsold())
                .build();
    }

    private static MarketOutlook market(String at, parley.proto.outlook.v1.MarketOutlook proto) {
        return new MarketOutlook(
                Bounds.name(at + ".market", proto.getMarket()),
                Bounds.share(at + ".dependence", proto.getDependence()),
                Bounds.share(at + ".shortage", proto.getShortage()),
                Bounds.notNegative(at + ".price", proto.getPrice()),
                Bounds.notNegative(at + ".stock_months", proto.getStockMonths()));
    }

    private static parley.proto.outlook.v1.MarketOutlook toProto(MarketOutlook market) {
        return parley.proto.outlook.v1.MarketOutlook.newBuilder()
                .setMarket(market.market())
                .setDependence(market.dependence())
                .setShortage(market.shortage())
                .setPrice(market.price())
                .setStockMonths(market.stockMonths())
                .build();
    }
}
