package parley.sweep.run;

import java.util.List;

/** A numbered list of independent runs. Every one of them comes out the same whenever and on whatever thread it is played. */
public interface Runs {

    /** What is kept of them; in the first table every run has exactly one row. */
    List<Table> tables();

    /** How many there are. */
    long count();

    /** Plays one; several are played at the same time. */
    void play(long run, Keeper keeper);

    /** How a run is called in a message. */
    String name(long run);
}
