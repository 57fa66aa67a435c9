package parley.summit.transcript;

/** Who may see an event before the debrief. */
public sealed interface Visibility {

    /** Everybody. */
    record Everyone() implements Visibility {}

    /** The two parties of a table. */
    record AtTable(String table) implements Visibility {}

    /** One seat. */
    record OneSeat(String seat) implements Visibility {}

    /** Nobody but the host. */
    record HostOnly() implements Visibility {}
}
