package parley.cli.model;

/** The parts of a session that a program plays by itself. */
enum Part {
    OPEN("open: draws, ten months of 2025, what-if projections"),
    VIEWS("views"),
    DECISIONS("decisions"),
    SETTLE("settle, but for the last turn"),
    MONTHS("settle of the last turn, with the sixty months");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
