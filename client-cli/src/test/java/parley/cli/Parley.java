package parley.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import parley.cli.console.Settings;

/** Runs the command as a user would, and keeps what it says. */
record Parley(int code, String out, String err) {

    static final Path HOME = Path.of("..");

    /** Where coordinators that a test starts put the host's tokens. */
    static final Path TOKENS = Path.of("target", "tokens");

    static Parley run(String... args) {
        return at(HOME, args);
    }

    static Parley at(Path home, String... args) {
        return with(new Settings(home, false, 92, false, TOKENS), args);
    }

    static Parley with(Settings settings, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine(settings, args)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Parley(code, out.toString(), err.toString());
    }

    /** The value of a field of text in JSON that this run printed. */
    String field(String name) {
        return out.replaceFirst("(?s).*?\"" + name + "\": \"([^\"]*)\".*", "$1");
    }
}
