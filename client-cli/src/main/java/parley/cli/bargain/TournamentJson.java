package parley.cli.bargain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import parley.bargaining.game.Mixture;
import parley.bargaining.game.SymmetricGame;
import parley.sweep.tournament.Results;
import parley.sweep.tournament.Results.Standing;
import parley.sweep.tournament.Tournament;

/** What came of a tournament, for programs. What is not there, such as an interval from one domain, is null. */
record TournamentJson(Tournament tournament, Results results) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        ObjectNode all = JSON.createObjectNode()
                .put("tournament", tournament.name())
                .put("runs", results.runs())
                .put("digest", results.digest())
                .put("parties", tournament.parties())
                .put("rounds", tournament.rounds())
                .put("normalisation", tournament.normalisation().name())
                .put("orders", tournament.orders().name())
                .put("repetitions", tournament.repetitions())
                .put("seed", tournament.seed());
        ArrayNode strategies = all.putArray("strategies");
        results.standings().forEach(standing -> strategies.add(standing(standing)));
        ArrayNode payoffs = all.putArray("payoffs");
        results.payoffs().forEach(row -> numbers(payoffs.addArray(), row));
        all.set("equilibria", equilibria());
        ArrayNode domains = all.putArray("domains");
        results.domains().forEach(domain -> domains.add(domain(domain)));
        return all.toPrettyString();
    }

    private static ObjectNode standing(Standing standing) {
        ObjectNode all = JSON.createObjectNode()
                .put("strategy", standing.strategy())
                .put("seats", standing.seats())
                .put("meanUtility", standing.utility());
        put(all, "low", low(standing));
        put(all, "high", high(standing));
        all.put("agreementRate", standing.agreed()).put("meanWelfare", standing.welfare());
        all.put("meanRounds", standing.rounds());
        put(all, "meanDistanceToNash", standing.nash());
        return all.put("frontierRate", standing.frontier());
    }

    private static OptionalDouble low(Standing standing) {
        return standing.interval().map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble high(Standing standing) {
        return standing.interval().map(i -> OptionalDouble.of(i.high())).orElse(OptionalDouble.empty());
    }

    private ObjectNode equilibria() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode pure = all.putArray("pure");
        results.pure().forEach(played -> {
            ArrayNode names = pure.addArray();
            played.forEach(number -> names.add(tournament.strategies().get(number)));
        });
        if (tournament.parties() == 2) {
            ArrayNode symmetric = all.putArray("symmetric");
            results.mixed().forEach(mixture -> symmetric.add(mixture(mixture)));
        } else {
            all.putNull("symmetric");
        }
        return all.put("method", "support enumeration").put("tolerance", SymmetricGame.TOLERANCE);
    }

    private ObjectNode mixture(Mixture mixture) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode shares = all.putObject("shares");
        for (int i = 0; i < mixture.shares().size(); i++) {
            if (mixture.shares().get(i) > 0) {
                shares.put(tournament.strategies().get(i), mixture.shares().get(i));
            }
        }
        return all.put("payoff", mixture.payoff()).put("largestGain", mixture.largestGain());
    }

    private static ObjectNode domain(Results.OnDomain domain) {
        ObjectNode all = JSON.createObjectNode().put("domain", domain.name()).put("outcomes", domain.outcomes());
        put(all, "opposition", domain.opposition());
        all.put("agreementRate", domain.agreed());
        put(all, "welfareShare", domain.welfare());
        return all;
    }

    private static void numbers(ArrayNode into, List<Double> numbers) {
        numbers.forEach(into::add);
    }

    private static void put(ObjectNode all, String name, OptionalDouble number) {
        if (number.isPresent()) {
            all.put(name, number.getAsDouble());
        } else {
            all.putNull(name);
        }
    }
}
