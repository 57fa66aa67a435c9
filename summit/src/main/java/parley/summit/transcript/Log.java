package parley.summit.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A transcript as it grows; the rules say when it is, and each event is numbered as it comes. */
public final class Log {

    private final List<Entry> entries = new ArrayList<>();
    private int round;
    private int month;

    /** An empty transcript. */
    public Log() {}

    /** What comes now happens in this round. */
    public void enterRound(int newRound) {
        round = newRound;
        month = 0;
    }

    /** What comes now happens in this month after the summit. */
    public void enterMonth(int newMonth) {
        round = 0;
        month = newMonth;
    }

    /** Everybody may see this. */
    public void all(Event event) {
        add(new Visibility.Everyone(), event);
    }

    /** The two parties of a table may see this. */
    public void table(String table, Event event) {
        add(new Visibility.AtTable(table), event);
    }

    /** One seat may see this. */
    public void seat(String seat, Event event) {
        add(new Visibility.OneSeat(seat), event);
    }

    /** Only the host may see this. */
    public void host(Event event) {
        add(new Visibility.HostOnly(), event);
    }

    private void add(Visibility visibility, Event event) {
        entries.add(new Entry(entries.size() + 1L, visibility, round, month, event));
    }

    /** Round in which things happen now, 0 before and after the summit. */
    public int round() {
        return round;
    }

    /** Month after the summit in which things happen now, 0 before. */
    public int month() {
        return month;
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
