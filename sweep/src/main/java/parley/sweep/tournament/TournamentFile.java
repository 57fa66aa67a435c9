package parley.sweep.tournament;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.files.BargainingFiles;
import parley.bargaining.files.DomainFile;
import parley.bargaining.files.ProfileFile;
import parley.bargaining.files.YamlBlock;
import parley.bargaining.game.SymmetricGame;
import parley.bargaining.generate.Shape;
import parley.bargaining.strategy.Plan;
import parley.sweep.tournament.Tournament.Orders;

/** Reads a tournament's YAML, which {@code docs/bargaining/tournament.md} describes. */
final class TournamentFile {

    private static final int MOST_ROUNDS = 1_000_000;
    private static final int MOST_REPETITIONS = 1_000_000;
    private static final int MOST_DOMAINS = 10_000;
    private static final int MOST_PARTIES = 20;
    private static final int MOST_ISSUES = 20;
    private static final int MOST_VALUES = 1000;
    private static final int MOST_STEPS = 1_000_000;
    private static final double MOST_OUTCOMES = 1_000_000;
    private static final double MOST_PAIRINGS = 1_000_000;

    private final Path file;
    private final YamlBlock root;

    private TournamentFile(Path file, YamlBlock root) {
        this.file = file;
        this.root = root;
    }

    static Tournament read(Path file) {
        YamlBlock root = BargainingFiles.yaml(file);
        root.only(List.of(
                "tournament",
                "domains",
                "strategies",
                "rounds",
                "normalisation",
                "reservation",
                "steps",
                "orders",
                "repetitions",
                "seed"));
        return new TournamentFile(file, root).tournament();
    }

    private Tournament tournament() {
        List<ArenaPlan> arenas = arenas();
        List<String> strategies = strategies();
        checkPairings(arenas.get(0).parties(), strategies.size());
        return new Tournament(
                root.text("tournament"),
                arenas,
                strategies,
                count(root, "rounds", 1, MOST_ROUNDS),
                root.has("normalisation") ? choice("normalisation", Normalisation.class) : Normalisation.RANGE,
                root.has("orders") ? choice("orders", Orders.class) : Orders.ALL,
                root.has("repetitions") ? count(root, "repetitions", 1, MOST_REPETITIONS) : 1,
                seed(root));
    }

    private void checkPairings(int parties, int strategies) {
        double pairings = StrictMath.pow(strategies, parties);
        if (pairings > MOST_PAIRINGS) {
            throw root.fault(
                    "strategies",
                    strategies + " for " + parties + " parties, " + (long) pairings + " pairings",
                    "at most " + (long) MOST_PAIRINGS + " pairings");
        }
    }

    private <E extends Enum<E>> E choice(String key, Class<E> kind) {
        String text = root.text(key);
        List<String> names =
                Arrays.stream(kind.getEnumConstants()).map(Enum::name).toList();
        String name = text.toUpperCase(Locale.ROOT);
        if (!names.contains(name)) {
            throw root.fault(key, text, "one of " + String.join(", ", names));
        }
        return Enum.valueOf(kind, name);
    }

    private static int count(YamlBlock block, String key, int least, int most) {
        int number = block.whole(key);
        if (number < least || number > most) {
            throw block.fault(key, String.valueOf(number), least + ".." + most);
        }
        return number;
    }

    private static long seed(YamlBlock block) {
        String text = block.has("seed") ? block.text("seed") : "1";
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw block.fault("seed", text, "a whole number, -2^63..2^63-1");
        }
    }

    private List<String> strategies() {
        List<String> names = root.texts("strategies");
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw root.fault("strategies", name + " twice", "each strategy once");
            }
            if (!exists(name)) {
                throw root.fault("strategies", name, "some of " + String.join(", ", Plan.names()));
            }
        }
        if (names.isEmpty() || names.size() > SymmetricGame.MOST_STRATEGIES) {
            throw root.fault("strategies", names.size() + " of them", "1.." + SymmetricGame.MOST_STRATEGIES);
        }
        return names;
    }

    private static boolean exists(String name) {
        try {
            Plan.named(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<ArenaPlan> arenas() {
        List<ArenaPlan> arenas = new ArrayList<>();
        for (YamlBlock block : root.blocks("domains")) {
            List<? extends ArenaPlan> more = block.has("generate") ? made(block, arenas.size()) : List.of(filed(block));
            arenas.addAll(more);
            int parties = arenas.get(0).parties();
            if (more.get(0).parties() != parties) {
                throw block.fault(
                        block.has("generate") ? "generate" : "profiles",
                        more.get(0).parties() + " parties",
                        parties + ", as many as the first domain has");
            }
        }
        if (arenas.isEmpty()) {
            throw root.fault("domains", "none", "at least one");
        }
        checkNames(arenas);
        return arenas;
    }

    private void checkNames(List<ArenaPlan> arenas) {
        Set<String> names = new HashSet<>();
        for (ArenaPlan arena : arenas) {
            if (!names.add(arena.name())) {
                throw root.fault("domains", arena.name() + " twice", "a name of its own for each, by name: ...");
            }
        }
    }

    private ArenaPlan filed(YamlBlock block) {
        block.only(List.of("name", "domain", "profiles"));
        DomainFile domain = BargainingFiles.domain(beside(block.text("domain")));
        List<ProfileFile> profiles = new ArrayList<>();
        for (String profile : block.texts("profiles")) {
            profiles.add(BargainingFiles.profile(beside(profile), domain));
        }
        if (profiles.size() < 2 || profiles.size() > MOST_PARTIES) {
            throw block.fault("profiles", profiles.size() + " of them", "2.." + MOST_PARTIES + ", one for each party");
        }
        String name = block.has("name") ? block.text("name") : domain.name();
        return new ArenaPlan.Filed(name, domain, counted(block, domain), profiles, reservation());
    }

    /** Files are named as one sees them from the tournament's own. */
    private Path beside(String text) {
        return file.resolveSibling(text);
    }

    private Domain counted(YamlBlock block, DomainFile file) {
        Domain domain = root.has("steps") ? file.domain().in(count(root, "steps", 1, MOST_STEPS)) : file.domain();
        if (!domain.isCountable()) {
            throw root.fault("steps", "", "a number of steps for the real issues of " + block.text("domain"));
        }
        if (domain.size() > MOST_OUTCOMES) {
            throw block.fault("domain", domain.size() + " outcomes", "at most " + (long) MOST_OUTCOMES);
        }
        return domain;
    }

    private OptionalDouble reservation() {
        return root.optionalNumber("reservation");
    }

    private List<ArenaPlan> made(YamlBlock outer, int before) {
        outer.only(List.of("generate"));
        YamlBlock block = outer.block("generate")
                .only(List.of("count", "issues", "values", "parties", "opposition", "reservation", "seed"));
        int count = count(block, "count", 1, MOST_DOMAINS);
        int parties = block.has("parties") ? count(block, "parties", 2, MOST_PARTIES) : 2;
        Shape shape = shape(block);
        Range opposition = Range.of(block, "opposition", 0, Math.sqrt(parties - 1.0));
        double reservation = block.has("reservation") ? Range.of(block, "reservation", 0, 1).low : 0;
        List<ArenaPlan> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(new ArenaPlan.Made(
                    "generated " + (before + i + 1),
                    shape,
                    parties,
                    opposition.at(i, count),
                    reservation().orElse(reservation),
                    seed(block),
                    i));
        }
        return made;
    }

    private static Shape shape(YamlBlock block) {
        Range issues = Range.of(block, "issues", 1, MOST_ISSUES).whole(block, "issues");
        Range values = Range.of(block, "values", 1, MOST_VALUES).whole(block, "values");
        if (StrictMath.pow(values.high, issues.high) > MOST_OUTCOMES) {
            throw block.fault(
                    "values",
                    block.text("values") + " for " + block.text("issues") + " issues",
                    "at most " + (long) MOST_OUTCOMES + " outcomes");
        }
        return new Shape((int) issues.low, (int) issues.high, (int) values.low, (int) values.high);
    }

    /** A number, or all from one to another. */
    private record Range(double low, double high) {

        static Range of(YamlBlock block, String key, double least, double most) {
            String text = block.text(key);
            String number = "[0-9]{1,9}(\\.[0-9]{1,9})?";
            if (!text.matches(number + "(\\.\\." + number + ")?")) {
                throw block.fault(key, text, "a number or a range such as 3..5");
            }
            List<String> ends = List.of(text.split("\\.\\.", -1));
            var range = new Range(Double.parseDouble(ends.get(0)), Double.parseDouble(ends.get(ends.size() - 1)));
            if (range.low < least || range.high > most || range.high < range.low) {
                throw block.fault(key, text, "within " + said(least) + ".." + said(most) + ", rising");
            }
            return range;
        }

        private static String said(double end) {
            return end == (long) end ? String.valueOf((long) end) : String.valueOf(end);
        }

        Range whole(YamlBlock block, String key) {
            if (low != (int) low || high != (int) high) {
                throw block.fault(key, block.text(key), "whole numbers");
            }
            return this;
        }

        /** The number of one of several that are spread evenly. */
        double at(int place, int places) {
            return places == 1 ? low : low + (high - low) * place / (places - 1);
        }
    }
}
