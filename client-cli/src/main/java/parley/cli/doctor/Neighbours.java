package parley.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import parley.cli.client.AgentClient;
import parley.cli.client.CoordinatorClient;
import parley.cli.console.BadInputException;
import parley.cli.console.FailedException;
import parley.coordinator.store.StoreProbe;
import parley.wire.Address;
import parley.wire.Tls;

/** The programs that Parley talks to: a database, a coordinator, agents. */
final class Neighbours {

    /** More than a network and a scheduler explain; deadlines are seconds. */
    private static final Duration SKEWED = Duration.ofSeconds(1);

    private Neighbours() {}

    static Finding file(Path folder) {
        try {
            Optional<StoreProbe> probe = StoreProbe.in(folder);
            return Finding.ok(
                    "data in " + folder, probe.map(Neighbours::words).orElse("none yet; the first use makes it"));
        } catch (IOException e) {
            return Finding.fail(
                    "data in " + folder,
                    String.valueOf(e.getMessage()),
                    "use the folder of a coordinator, or a new one");
        }
    }

    static Finding database(String url) {
        try {
            return Finding.ok("database", words(StoreProbe.at(url)));
        } catch (IOException e) {
            return Finding.fail(
                    "database",
                    String.valueOf(e.getMessage()),
                    "see that the server runs, and that user and name exist");
        }
    }

    private static String words(StoreProbe probe) {
        return probe.product() + ", "
                + probe.tables().map(v -> "tables of version " + v).orElse("no tables yet; the first use makes them");
    }

    static Finding coordinator(Address address, Tls tls, Supplier<Optional<String>> token) {
        String subject = "coordinator " + address;
        try (CoordinatorClient client = CoordinatorClient.dial(address, tls, token)) {
            return Finding.ok(subject, client.list().size() + " sessions");
        } catch (BadInputException e) {
            return Finding.fail(
                    subject,
                    String.valueOf(e.getMessage()),
                    "ask as the user who started it, on its own machine, or with --token-file");
        } catch (FailedException e) {
            return Finding.fail(subject, String.valueOf(e.getMessage()), "start one with ./parley serve");
        }
    }

    static Finding agent(Address address, Tls tls) {
        String subject = "agent " + address;
        try (AgentClient client = AgentClient.dial(address, tls)) {
            return agent(subject, client.describe());
        } catch (FailedException e) {
            return Finding.fail(
                    subject,
                    String.valueOf(e.getMessage()),
                    "start it, and check host and port; ./parley agent serve --help");
        }
    }

    private static Finding agent(String subject, AgentClient.About about) {
        String seen = (about.countries().isEmpty() ? "any country" : String.join(", ", about.countries()))
                + (about.strategy().isEmpty() ? "" : " (" + about.strategy() + ")") + ", answers in "
                + about.took().toMillis() + " ms";
        if (about.ahead().isEmpty()) {
            return Finding.ok(subject, seen + ", does not tell its clock");
        }
        Duration ahead = about.ahead().get();
        return ahead.abs().compareTo(SKEWED) > 0
                ? Finding.warn(
                        subject,
                        seen + ", its clock is " + ahead.abs().toMillis() + " ms "
                                + (ahead.isNegative() ? "behind" : "ahead"),
                        "synchronise the clocks of both machines: deadlines are times of day")
                : Finding.ok(subject, seen + ", clocks agree");
    }
}
