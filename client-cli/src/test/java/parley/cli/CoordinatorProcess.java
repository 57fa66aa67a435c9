package parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.wire.TokenFile;

/** A coordinator, an agent or a console in a process of its own, as {@code ./parley} starts it; a test kills it. */
final class CoordinatorProcess implements AutoCloseable {

    private static final String LISTENS = " listens on ";
    private static final String TEACHERS_PAGE = "the teacher's page: ";
    private static final List<String> CLASSROOM = List.of("classroom", "--no-browser");

    private final Process process;
    private final String target;

    private CoordinatorProcess(Process process, String target) {
        this.process = process;
        this.target = target;
    }

    /** Starts one with these options, and waits until it listens. */
    static CoordinatorProcess start(String... options) throws IOException {
        return start(Map.of(), ProcessBuilder.Redirect.INHERIT, options);
    }

    /** The same with these variables, where its log goes elsewhere. */
    static CoordinatorProcess start(Map<String, String> environment, ProcessBuilder.Redirect log, String... options)
            throws IOException {
        return launch(List.of("serve"), LISTENS, environment, log, List.of("-XX:TieredStopAtLevel=1"), options);
    }

    /** The same for an agent. */
    static CoordinatorProcess agent(String... options) throws IOException {
        return launch(
                List.of("agent", "serve"),
                LISTENS,
                Map.of(),
                ProcessBuilder.Redirect.INHERIT,
                List.of("-XX:TieredStopAtLevel=1"),
                options);
    }

    /** The same for a console of classes, with these flags of the JVM. */
    static CoordinatorProcess classroom(List<String> flags, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-XX:+UseSerialGC"));
        all.addAll(flags);
        return launch(CLASSROOM, TEACHERS_PAGE, Map.of(), ProcessBuilder.Redirect.INHERIT, all, options);
    }

    /** The same by a launcher, as a teacher starts it. */
    static CoordinatorProcess classroomBy(String launcher, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(CLASSROOM);
        return begin(command, TEACHERS_PAGE, Map.of(), ProcessBuilder.Redirect.INHERIT, options);
    }

    private static CoordinatorProcess launch(
            List<String> program,
            String told,
            Map<String, String> environment,
            ProcessBuilder.Redirect log,
            List<String> flags,
            String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of(
                "-Dparley.home=" + Parley.HOME.toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "parley.cli.Main"));
        command.addAll(program);
        return begin(command, told, environment, log, options);
    }

    private static CoordinatorProcess begin(
            List<String> program,
            String told,
            Map<String, String> environment,
            ProcessBuilder.Redirect log,
            String... options)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectError(log);
        builder.environment()
                .put("PARLEY_TOKENS", Parley.TOKENS.toAbsolutePath().toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.contains(told)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException(program + " does not listen");
        }
        return new CoordinatorProcess(process, line.substring(line.indexOf(told) + told.length()));
    }

    /** Where it listens; of a console, its teacher's page. */
    String target() {
        return target;
    }

    /** The host's token, as it is at the moment. */
    Optional<String> token() {
        try {
            return TokenFile.of(Parley.TOKENS, Integer.parseInt(port())).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on which it listens. */
    String port() {
        return target.substring(target.lastIndexOf(':') + 1);
    }

    /** Its process, for those who measure it or take something from it. */
    long pid() {
        return process.pid();
    }

    /** Without any warning, as when the power fails. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops its clock in the middle of whatever it does, as a machine does that is swamped. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on as if nothing had been. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
