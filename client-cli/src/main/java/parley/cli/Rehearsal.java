package parley.cli;

/**
 * Runs several commands in one process, each a word of the command line. The archive is assembled with it: a JVM prepares only what a
 * single process has loaded, and every command should start fast.
 */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] commands) {
        for (String command : commands) {
            int code = Main.execute(command.split(" "));
            if (code != 0) {
                throw new IllegalStateException(command + ": exit code " + code + " (expected: 0)");
            }
        }
    }
}
