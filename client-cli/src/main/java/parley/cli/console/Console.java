package parley.cli.console;

import java.io.PrintWriter;
import java.util.List;
import parley.cli.story.Block;
import parley.cli.text.Ink;
import parley.cli.text.TextPage;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command says what came of it: results on the standard output, all else on the standard error. */
public record Console(Settings settings, PrintWriter out, PrintWriter err) {

    /** The one that a command was given. */
    public static Console of(Settings settings, CommandSpec spec) {
        return new Console(
                settings, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** A result. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A result that is a whole file, as it is. */
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    /** Blocks of a story. */
    public void show(List<? extends Block> blocks) {
        out.print(new TextPage(new Ink(settings.colour()), settings.columns()).text(blocks));
        out.flush();
    }

    /** Something that is not a result. */
    public void note(String line) {
        err.println("parley: " + line);
        err.flush();
    }
}
