package parley.cli.page;

/** What the shapes of a picture mean; a line of it breaks where there is no room. */
final class Key {

    private static final double WIDTH = 34;
    private static final double HEIGHT = 16;

    private final StringBuilder entries = new StringBuilder();

    /** A shape, in a room of 34 by 16 pixels, and what it means. */
    Key entry(Svg sample, String meaning) {
        entries.append("<span>")
                .append(sample.sample(WIDTH, HEIGHT))
                .append(Html.escape(meaning))
                .append("</span>\n");
        return this;
    }

    /** A filled field. */
    Key field(String style, String meaning) {
        return entry(new Svg().rect(style, 9, 1, 16, 14), meaning);
    }

    /** What is said of the axes. */
    Key axes(String text) {
        entries.append(Html.element("span", "axis", text)).append('\n');
        return this;
    }

    String html() {
        return "<div class=\"key\">\n" + entries + "</div>\n";
    }
}
