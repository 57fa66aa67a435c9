package parley.cli.text;

/**
 * Emphasis on a terminal, or none. The two colours are blue and orange, which everybody can tell apart; nothing is said by
 * colour alone.
 */
public record Ink(boolean colour) {

    private static final String RESET = "\u001b[0m";

    String title(String text) {
        return paint("\u001b[1;38;5;33m", text);
    }

    String strong(String text) {
        return paint("\u001b[1m", text);
    }

    String warning(String text) {
        return paint("\u001b[38;5;208m", text);
    }

    String faint(String text) {
        return paint("\u001b[2m", text);
    }

    String chart(String text) {
        return paint("\u001b[38;5;33m", text);
    }

    private String paint(String code, String text) {
        return colour && !text.isEmpty() ? code + text + RESET : text;
    }
}
