package parley.summit.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Spelling {

    private static final int LONG_LIST = 12;

    private Spelling() {}

    /** The known name that is nearest to {@code written}, if one is near at all: at most every third letter is wrong. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .filter(name -> distance(written, name) <= Math.max(1, name.length() / 3));
    }

    /** What to expect in the place of a name that is not known: the nearest one, and all unless they are many. */
    public static String expected(String written, Collection<String> known, String nouns) {
        Collection<String> names = new LinkedHashSet<>(known);
        String all = names.size() > LONG_LIST ? names.size() + " " + nouns : nouns + " " + String.join(", ", names);
        return "one of the " + all
                + nearest(written, known).map(n -> "; perhaps " + n).orElse("");
    }

    /** Letters to insert, delete or replace, whatever their case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (sameLetter(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static boolean sameLetter(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
