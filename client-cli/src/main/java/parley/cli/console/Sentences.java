package parley.cli.console;

import picocli.CommandLine;

/**
 * Descriptions of commands as they are read: the source breaks its lines where they are full, a terminal where it is, and the list of
 * commands shows the first sentence of each, the whole of it.
 */
public final class Sentences {

    private Sentences() {}

    /** Puts the descriptions of all commands below one in order, one sentence to a paragraph. */
    public static void below(CommandLine command) {
        for (CommandLine each : command.getSubcommands().values()) {
            var usage = each.getCommandSpec().usageMessage();
            usage.description(String.join(" ", usage.description()).split("(?<=[.?]) (?=[A-Z])"));
            below(each);
        }
    }
}
