package parley.cli.page;

/** Shapes and the size of the picture that they make. */
record Drawing(Svg svg, double width, double height) {

    String named(String id, String title, String description) {
        return svg.drawn(id, title, description, width, height);
    }
}
