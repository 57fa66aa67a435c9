package parley.cli.bargain;

import parley.cli.console.BadInputException;

/** Whole numbers from 1 on the command line. */
final class Counts {

    private Counts() {}

    static int of(String option, String text, int most) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw BadInputException.of(option, text, "1.." + most);
        }
        return number;
    }
}
