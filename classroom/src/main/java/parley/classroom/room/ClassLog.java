package parley.classroom.room;

import java.util.List;
import java.util.function.Supplier;
import parley.proto.classroom.v1.ClassEntry;

/** Where the logs of classes are kept. */
public interface ClassLog {

    /**
     * One class.
     *
     * @param entries all of them, in order, once they are read; fails where they cannot be
     */
    record Kept(String code, Supplier<List<ClassEntry>> entries) {}

    /** Every class, in the order in which they were opened. */
    List<Kept> all();

    /** All entries of a class, in order. */
    List<ClassEntry> entries(String code);

    /** Adds an entry; it is on disk when this comes back. */
    void append(String code, long number, ClassEntry entry);

    /** Deletes all of a class. */
    void delete(String code);
}
