package parley.wire;

import parley.summit.scenario.Market;

/** Markets on the wire. */
final class MarketCodec {

    private MarketCodec() {}

    static Market fromProto(parley.proto.scenario.v1.Market proto) {
        return new Market(
                proto.getId(),
                proto.getName(),
                proto.getUnit(),
                proto.getPriceUsdPerT(),
                proto.getDownstreamValue(),
                proto.getFinalShare(),
                proto.getGrowth(),
                proto.getUpstreamList().stream()
                        .map(f -> new Market.Feed(f.getMarket(), f.getTonnesPerTonne()))
                        .toList(),
                proto.getFlowsList().stream()
                        .map(f -> new Market.Flow(f.getOrigin(), f.getUser(), f.getTonnesPerYear()))
                        .toList());
    }

    static parley.proto.scenario.v1.Market toProto(Market market) {
        var proto = parley.proto.scenario.v1.Market.newBuilder()
                .setId(market.id())
                .setName(market.name())
                .setUnit(market.unit())
                .setPriceUsdPerT(market.price())
                .setDownstreamValue(market.downstreamValue())
                .setFinalShare(market.finalShare())
                .setGrowth(market.growth());
        market.upstream()
                .forEach(f -> proto.addUpstream(parley.proto.scenario.v1.Feed.newBuilder()
                        .setMarket(f.market())
                        .setTonnesPerTonne(f.tonnesPerTonne())));
        market.flows()
                .forEach(f -> proto.addFlows(parley.proto.scenario.v1.Flow.newBuilder()
                        .setOrigin(f.origin())
                        .setUser(f.user())
                        .setTonnesPerYear(f.tonnesPerYear())));
        return proto.build();
    }
}
