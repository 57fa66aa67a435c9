package parley.cli.console;

/** Whole numbers on the command line. */
public final class Counts {

    private Counts() {}

    /** The number that an option was given, from {@code least} to {@code most}. */
    public static int within(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw BadInputException.of(option, String.valueOf(number), least + ".." + most);
        }
        return number;
    }

    /** The number that an option was given, at most {@code most}. */
    public static int of(String option, String text, int most) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw BadInputException.of(option, text, "1.." + most);
        }
        return number;
    }
}
