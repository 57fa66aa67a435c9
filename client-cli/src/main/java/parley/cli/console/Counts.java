package parley.cli.console;

/** Whole numbers from 1 on the command line. */
public final class Counts {

    private Counts() {}

    /** The number that an option was given, at most {@code most}. */
    public static int of(String option, String text, int most) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw BadInputException.of(option, text, "1.." + most);
        }
        return number;
    }
}
