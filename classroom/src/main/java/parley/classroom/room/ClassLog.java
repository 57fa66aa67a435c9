package parley.classroom.room;

import java.util.List;
import parley.proto.classroom.v1.ClassEntry;

/** Where the logs of classes are kept. */
public interface ClassLog {

    /** One class with all its entries, in order. */
    record Kept(String code, List<ClassEntry> entries) {

        public Kept {
            entries = List.copyOf(entries);
        }
    }

    /** Every class, in the order in which they were opened. */
    List<Kept> all();

    /** Adds an entry; it is on disk when this comes back. */
    void append(String code, long number, ClassEntry entry);
}
