package parley.cli.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import parley.agent.CountryAgentServer;
import parley.bargaining.strategy.Strategy;
import parley.cli.client.CoordinatorClient;
import parley.cli.client.SessionLine;
import parley.cli.console.FailedException;
import parley.cli.player.Player;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Tokens;
import parley.coordinator.agent.AllowedAgents;
import parley.coordinator.seat.SeatName;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;
import parley.wire.Address;
import parley.wire.DecisionServer;
import parley.wire.Tls;

/** Plays over gRPC: starts a coordinator, and an agent on a port of its own for every country that has none yet. */
final class NetworkPlay implements Play {

    private final Consumer<String> told;

    /** Is told in words who listens where. */
    NetworkPlay(Consumer<String> told) {
        this.told = told;
    }

    @Override
    public Transcript play(RunPlan plan, Consumer<Entry> live) {
        try (var agents = new LocalAgents();
                CoordinatorServer coordinator = coordinator(plan);
                CoordinatorClient client = client(coordinator)) {
            Map<String, Player> players = agents.start(plan.players());
            told.accept(
                    "over gRPC: coordinator " + coordinator.target() + "; agents " + words(plan.players(), players));
            return play(plan, players, coordinator, client, live);
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private Transcript play(
            RunPlan plan,
            Map<String, Player> players,
            CoordinatorServer coordinator,
            CoordinatorClient client,
            Consumer<Entry> live) {
        String session = client.create(
                Optional.of(plan.scenario().id()),
                Optional.of(plan.seed()),
                Optional.of(plan.parameterSeed()),
                true,
                plan.scenario().openFloor(),
                players);
        players.forEach((country, player) -> {
            if (player instanceof Player.DialsIn) {
                told.accept(waits(coordinator, session, country));
            }
        });
        List<Entry> entries = new ArrayList<>();
        client.watch(session, 0, entry -> {
            entries.add(entry);
            live.accept(entry);
        });
        SessionLine end = client.get(session);
        if (!end.isFinished()) {
            throw new FailedException("the session ended as " + end.state() + ": " + end.problem());
        }
        return plan.transcript(entries);
    }

    /** What somebody needs to dial in. */
    private static String waits(CoordinatorServer coordinator, String session, String country) {
        var token = coordinator.tokens().issue(new Caller.Seat(new SeatName(session, country)), Tokens.USUAL);
        return country + " waits for a player at " + coordinator.target() + ", " + session + ", token " + token.text();
    }

    private static CoordinatorClient client(CoordinatorServer coordinator) {
        var host = coordinator.tokens().issue(new Caller.Host(), Tokens.USUAL);
        return CoordinatorClient.dial(coordinator.target(), () -> Optional.of(host.text()));
    }

    private static CoordinatorServer coordinator(RunPlan plan) throws IOException {
        Settings settings = Settings.DEFAULT
                .withPort(0)
                .withDrain(Duration.ZERO)
                .withAgents(new AllowedAgents(addresses(plan), Tls.usual()));
        return CoordinatorServer.start(
                plan.patience().map(settings::withPatience).orElse(settings),
                plan.scenarios(),
                new Strategies(Strategy.names(), BuiltInStrategy::named),
                Store.none());
    }

    /** Whoever names an agent on the command line allows it. */
    private static Set<Address> addresses(RunPlan plan) {
        return plan.players().values().stream()
                .flatMap(p -> p instanceof Player.Remote remote
                        ? java.util.stream.Stream.of(Address.parse(remote.address()))
                        : java.util.stream.Stream.empty())
                .collect(Collectors.toSet());
    }

    private static String words(Map<String, Player> wanted, Map<String, Player> players) {
        return players.entrySet().stream()
                .map(e -> e.getKey() + " " + words(e.getValue(), wanted.get(e.getKey())))
                .collect(Collectors.joining(", "));
    }

    private static String words(Player player, @org.jspecify.annotations.Nullable Player wanted) {
        String address = switch (player) {
            case Player.Remote remote -> remote.address();
            case Player.DialsIn dialsIn -> "dials in";
            case Player.BuiltIn builtIn -> "";
        };
        return address + (wanted instanceof Player.BuiltIn builtIn ? " (" + builtIn.strategy() + ")" : "");
    }

    /** The agents that this run started itself. */
    private static final class LocalAgents implements AutoCloseable {
        private final List<DecisionServer> running = new ArrayList<>();

        Map<String, Player> start(Map<String, Player> players) throws IOException {
            Map<String, Player> remote = new LinkedHashMap<>();
            for (Map.Entry<String, Player> seat : players.entrySet()) {
                remote.put(
                        seat.getKey(),
                        switch (seat.getValue()) {
                            case Player.Remote there -> there;
                            case Player.DialsIn player -> player;
                            case Player.BuiltIn builtIn -> new Player.Remote(start(seat.getKey(), builtIn.strategy()));
                        });
            }
            return remote;
        }

        private String start(String country, String strategy) throws IOException {
            var settings = new parley.agent.Settings(List.of(country), strategy, 0);
            DecisionServer agent = CountryAgentServer.start(settings, BuiltInStrategy.named(strategy));
            running.add(agent);
            return agent.target();
        }

        @Override
        public void close() {
            running.forEach(DecisionServer::close);
        }
    }
}
