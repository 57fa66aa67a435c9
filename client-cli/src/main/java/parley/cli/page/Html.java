package parley.cli.page;

/** Text on its way into a page. */
final class Html {

    private Html() {}

    /** The text with everything escaped that means something to a browser. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** An element with text in it. */
    static String element(String name, String style, String text) {
        return open(name, style) + escape(text) + "</" + name + ">";
    }

    static String open(String name, String style) {
        return style.isEmpty() ? "<" + name + ">" : "<" + name + " class=\"" + style + "\">";
    }
}
