package parley.cli.page;

import java.util.Locale;

/**
 * An inline SVG picture in the making; how things look is said by the classes of the style sheet. Nothing in it is named for those
 * who cannot see it: the figure around it is.
 */
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
        return text(style, anchor, n(x), y, text);
    }

    private Svg text(String style, Anchor anchor, String x, double y, String text) {
        return add("<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(style, anchor.name().toLowerCase(Locale.ROOT), x, n(y), Html.escape(text)));
    }

    /** An upright line in a picture that is as wide as there is room, at a share of the width. */
    Svg upright(String style, double share, double y1, double y2) {
        return add("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(style, percent(share), n(y1), percent(share), n(y2)));
    }

    /** A block in a picture that is as wide as there is room; a pointer that rests on it is told {@code tip}. */
    Svg block(String style, double from, double to, double y, double height, String tip) {
        return add("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
                .formatted(style, percent(from), n(y), percent(Math.max(0, to - from)), n(height), Html.escape(tip)));
    }

    /** A text in a picture that is as wide as there is room. */
    Svg textAt(String style, Anchor anchor, double share, double y, String text) {
        return text(style, anchor, percent(share), y, text);
    }

    private Svg add(String shape) {
        shapes.append(shape).append('\n');
        return this;
    }

    /** The picture at a fixed ratio of its sides; it grows and shrinks as a whole. */
    String scaled(String style, double width, double height) {
        return "<svg class=\"%s\" viewBox=\"0 0 %s %s\">\n%s</svg>".formatted(style, n(width), n(height), shapes);
    }

    /** The picture as wide as there is room, in which letters keep their size. */
    String fluid(String style, double height) {
        return "<svg class=\"%s\" height=\"%s\">\n%s</svg>".formatted(style, n(height), shapes);
    }

    /** The picture in its own size. */
    String sample(double width, double height) {
        return "<svg class=\"sample\" width=\"%s\" height=\"%s\">%s</svg>".formatted(n(width), n(height), shapes);
    }

    private static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.2f", 100 * share);
        return (text.endsWith(".00") ? text.substring(0, text.length() - 3) : text) + "%";
    }

    /** A number for a path or an attribute: one tenth of a pixel is enough. */
    static String n(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
