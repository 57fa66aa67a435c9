package parley.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks running text into lines. */
final class Wrap {

    private Wrap() {}

    /** Lines of at most {@code width} characters, but for single words that are longer. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
