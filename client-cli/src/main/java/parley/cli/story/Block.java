package parley.cli.story;

import java.util.List;

/** A piece of a story, for a terminal or a page. */
public sealed interface Block {

    /** What a title is about: the whole, a chapter, or a part of it. */
    enum Rank {
        STORY,
        CHAPTER,
        PART
    }

    /** A title. */
    record Heading(Rank rank, String text) implements Block {}

    /** Running text. */
    record Paragraph(String text) implements Block {}

    /** Something that is said about somebody or something; a label may be empty where the one before goes on. */
    record Item(String label, String text, Tone tone) implements Block {

        /** Said in passing. */
        public static Item of(String label, String text) {
            return new Item(label, text, Tone.PLAIN);
        }
    }

    /** How something is said; never the only sign of what it means. */
    enum Tone {
        PLAIN,
        /** What the whole week was about. */
        STRONG,
        /** What did not go as it should. */
        WARNING,
        /** What one may skip. */
        FAINT
    }

    /**
     * A picture, the sentence that says what it shows, and its numbers.
     *
     * @param more further numbers for who wants all of them, each with its title; a terminal leaves them out
     */
    record Figure(String title, String sentence, Chart chart, Grid numbers, List<Fold> more) implements Block {
        public Figure {
            more = List.copyOf(more);
        }

        /** Without further numbers. */
        public Figure(String title, String sentence, Chart chart, Grid numbers) {
            this(title, sentence, chart, numbers, List.of());
        }
    }

    /** What is there for who asks. */
    record Fold(String title, List<Block> blocks) implements Block {
        public Fold {
            blocks = List.copyOf(blocks);
        }

        /** Numbers alone. */
        public Fold(String title, Grid numbers) {
            this(title, List.of(numbers));
        }
    }

    /** Numbers or words in rows; the first column names the row. */
    record Grid(List<String> head, List<List<String>> rows) implements Block {
        public Grid {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
