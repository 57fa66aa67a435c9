package parley.classroom.export;

/** Text on its way into a page. */
final class Html {

    private Html() {}

    /** The text with everything escaped that means something to a browser. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
