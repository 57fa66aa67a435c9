package parley.bargaining.protocol;

import java.util.List;

/** What agreements at several tables must have in common. A table without an agreement binds nobody. */
public sealed interface Link {

    /** An issue at a table, both counted from 0. */
    record Place(int table, int issue) {}

    /** Where both tables agree, the two issues have the same value. */
    record Same(Place one, Place other) implements Link {}

    /** The numbers that are agreed for these issues add up to no more than the limit. */
    record AtMost(List<Place> places, double limit) implements Link {

        public AtMost {
            places = List.copyOf(places);
        }
    }

    /** The issues that it links. */
    default List<Place> linked() {
        return switch (this) {
            case Same same -> List.of(same.one, same.other);
            case AtMost atMost -> atMost.places;
        };
    }
}
