package parley.sweep.run;

import java.util.List;

/** A numbered list of independent runs. Every one of them comes out the same whenever and on whatever thread it is played. */
public interface Runs {

    List<Column> columns();

    /** How many there are. */
    long count();

    /** Plays one; several are played at the same time. */
    List<Cell> play(long run);

    /** How a run is called in a message. */
    String name(long run);
}
