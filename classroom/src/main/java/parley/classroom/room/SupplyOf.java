package parley.classroom.room;

import parley.proto.classroom.v1.GetSupplyResponse;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.Flow;
import parley.proto.scenario.v1.Market;
import parley.proto.scenario.v1.Scenario;

/** What a scenario says of one country's supply. */
final class SupplyOf {

    private SupplyOf() {}

    static GetSupplyResponse country(Scenario scenario, String country) {
        GetSupplyResponse.Builder response = GetSupplyResponse.newBuilder();
        for (Country each : scenario.getCountriesList()) {
            response.putNames(each.getCode(), each.getName());
        }
        scenario.getMarketsList().stream()
                .map(market -> of(market, country))
                .filter(market -> market.getFlowsCount() > 0)
                .forEach(response::addMarkets);
        return response.build();
    }

    private static Market of(Market market, String country) {
        return market.toBuilder()
                .clearFlows()
                .addAllFlows(market.getFlowsList().stream()
                        .filter(flow -> concerns(flow, country))
                        .toList())
                .build();
    }

    private static boolean concerns(Flow flow, String country) {
        return flow.getOrigin().equals(country) || flow.getUser().equals(country);
    }
}
