package parley.bargaining.domain;

/** Numbers as people write them. */
final class Numbers {

    private Numbers() {}

    /** The number, or NaN if it is none. */
    static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
