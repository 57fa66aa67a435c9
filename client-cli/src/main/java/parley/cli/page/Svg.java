package parley.cli.page;

import java.util.Locale;

/** An inline SVG picture in the making; how things look is said by the classes of the style sheet. */
final class Svg {

    /** Where a text stands from. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder shapes = new StringBuilder();

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(style, n(x1), n(y1), n(x2), n(y2)));
    }

    Svg rect(String style, double x, double y, double width, double height) {
        return add("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(style, n(x), n(y), n(Math.max(0, width)), n(height)));
    }

    Svg circle(String style, double x, double y, double radius) {
        return add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(style, n(x), n(y), n(radius)));
    }

    Svg path(String style, String path) {
        return add("<path class=\"%s\" d=\"%s\"/>".formatted(style, path));
    }

    Svg text(String style, Anchor anchor, double x, double y, String text) {
        return add("<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(style, anchor.name().toLowerCase(Locale.ROOT), n(x), n(y), Html.escape(text)));
    }

    private Svg add(String shape) {
        shapes.append(shape).append('\n');
        return this;
    }

    /** The whole, with a title and a description for those who cannot see it. */
    String drawn(String id, String title, String description, double width, double height) {
        return """
                <svg role="img" aria-labelledby="%1$s-t %1$s-d" viewBox="0 0 %2$s %3$s" style="min-width:%4$srem">
                <title id="%1$s-t">%5$s</title>
                <desc id="%1$s-d">%6$s</desc>
                %7$s</svg>""".formatted(
                        id,
                        n(width),
                        n(height),
                        n(Math.min(width, 640) / 16),
                        Html.escape(title),
                        Html.escape(description),
                        shapes);
    }

    /** A number for a path or an attribute: one tenth of a pixel is enough. */
    static String n(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
