package parley.cli.page;

/**
 * A picture as HTML.
 *
 * @param wide whether it may be wider than a narrow screen
 * @param notes what is to be read under it
 */
record Drawing(String html, boolean wide, String notes) {

    /** A picture that fits everywhere. */
    static Drawing fitting(String html) {
        return new Drawing(html, false, "");
    }
}
