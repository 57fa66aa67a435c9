package parley.bargaining.strategy;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Negotiation;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;

/**
 * A negotiation under {@link Saop} among parties that concede by the clock and accept by their threshold. It is what
 * {@link Saop#play} makes of them, move by move, but without an object per move, for those who play millions. It can be played
 * again, and is not to be shared between threads.
 */
public final class ClockMatch {

    private static final int ACCEPTED = -1;
    private static final int NOTHING = -2;

    private final Preferences[] preferences;
    private final TimeDependentTactic[] tactics;
    private final AspirationRange[] ranges;
    private final int rounds;

    /** The outcome offered, or {@link #ACCEPTED}, move by move. */
    private final int[] moves;

    private int count;
    private int agreement = NOTHING;

    /**
     * A match that has not been played.
     *
     * @param preferences of the parties in turn, each with something to gain
     * @param tactics as many
     */
    public ClockMatch(List<Preferences> preferences, List<TimeDependentTactic> tactics, int rounds) {
        Saop saop = new Saop(preferences.size(), preferences.get(0).size(), rounds);
        if (tactics.size() != saop.seats()) {
            throw new IllegalArgumentException("tactics: " + tactics.size() + " (expected: " + saop.seats() + ")");
        }
        preferences.forEach(party -> check(party, saop.outcomes()));
        this.preferences = preferences.toArray(Preferences[]::new);
        this.tactics = tactics.toArray(TimeDependentTactic[]::new);
        this.ranges = preferences.stream().map(AspirationRange::of).toArray(AspirationRange[]::new);
        this.rounds = rounds;
        this.moves = new int[Math.multiplyExact(saop.seats(), rounds)];
    }

    private static void check(Preferences party, int outcomes) {
        if (party.size() != outcomes) {
            throw new IllegalArgumentException(
                    "outcomes: " + party.size() + " (expected: " + outcomes + ", as the first party has)");
        }
        if (!party.gainFromAgreement()) {
            throw new IllegalArgumentException("best outcome: " + party.highest()
                    + " (expected: at least the reservation value, " + party.reservation() + ")");
        }
    }

    /** Plays it from the beginning to its end, and says how many offers were made. */
    public int play() {
        count = 0;
        agreement = NOTHING;
        int offers = 0;
        int standing = NOTHING;
        int accepted = 0;
        for (int round = 1; round <= rounds; round++) {
            double time = round / (rounds + 1.0);
            for (int seat = 0; seat < preferences.length; seat++) {
                double threshold = tactics[seat].threshold(time, ranges[seat]);
                if (standing != NOTHING && preferences[seat].utility(standing) >= threshold) {
                    moves[count++] = ACCEPTED;
                    accepted++;
                } else {
                    standing = preferences[seat].lowestAtOrAbove(threshold);
                    moves[count++] = standing;
                    offers++;
                    accepted = 1;
                }
                if (accepted == preferences.length) {
                    agreement = standing;
                    return offers;
                }
            }
        }
        return offers;
    }

    /** The last play as {@link Saop#play} would have it. */
    public Transcript transcript() {
        List<Move> all = new ArrayList<>(count);
        List<Integer> signatories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seat = i % preferences.length;
            boolean accepting = moves[i] == ACCEPTED;
            if (!accepting) {
                signatories.clear();
            }
            signatories.add(seat);
            Action action = accepting ? new Action.Accept() : new Action.Offer(moves[i]);
            all.add(new Move(1 + i / preferences.length, seat, action));
        }
        int round = (count + preferences.length - 1) / preferences.length;
        Negotiation.Closed end = agreement == NOTHING ? new TimedOut(round) : new Agreed(round, agreement, signatories);
        return new Transcript(all, end);
    }
}
