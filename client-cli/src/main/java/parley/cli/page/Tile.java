package parley.cli.page;

import java.util.List;
import java.util.stream.Collectors;

/** A small picture with its title; as many stand side by side as there is room for. */
record Tile(String title, String svg) {

    static String all(List<Tile> tiles) {
        return tiles.stream()
                .map(t -> "<div class=\"tile\">" + Html.element("div", "name", t.title()) + t.svg() + "</div>")
                .collect(Collectors.joining("\n", "<div class=\"tiles\">\n", "\n</div>\n"));
    }
}
