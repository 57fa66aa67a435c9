package parley.cli.bargain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import parley.bargaining.protocol.Party;
import parley.bargaining.strategy.Match;
import parley.bargaining.strategy.Plan;
import parley.bargaining.strategy.StrategicParty;
import parley.cli.console.BadInputException;
import parley.cli.console.FailedException;
import parley.party.DialledParty;
import parley.wire.Address;
import parley.wire.PartyTerms;
import parley.wire.WireException;

/** Who plays which seat: parties of this process, and others that are dialled. */
final class Lineup implements AutoCloseable {

    private final List<Party> parties = new ArrayList<>();
    private final List<DialledParty> dialled = new ArrayList<>();

    private Lineup() {}

    /**
     * Dials those that are elsewhere, and fails with one line where nobody is there.
     *
     * @param remote by seat; the match's plans play the other seats in their order
     */
    static Lineup of(Bargain bargain, Match match, Map<Integer, Address> remote, Duration patience) {
        var lineup = new Lineup();
        try {
            lineup.seat(bargain, match, remote, patience);
            return lineup;
        } catch (RuntimeException e) {
            lineup.close();
            throw e;
        }
    }

    private void seat(Bargain bargain, Match match, Map<Integer, Address> remote, Duration patience) {
        String session = "bargains/" + UUID.randomUUID();
        Iterator<Plan> plans = match.plans().iterator();
        for (int seat = 0; seat < bargain.space().parties(); seat++) {
            Address address = remote.get(seat);
            parties.add(
                    address == null
                            ? new StrategicParty(
                                    plans.next(),
                                    bargain.domain(),
                                    bargain.preferences().get(seat),
                                    match::luck)
                            : dialled(address, terms(session, bargain, seat), match, patience));
        }
    }

    private static PartyTerms terms(String session, Bargain bargain, int seat) {
        try {
            return new PartyTerms(
                    session,
                    bargain.space().parties(),
                    bargain.domain(),
                    bargain.profile(seat),
                    bargain.normalisation());
        } catch (WireException e) {
            throw new BadInputException("--party " + (seat + 1) + ": " + e.getMessage(), e);
        }
    }

    private Party dialled(Address address, PartyTerms terms, Match match, Duration patience) {
        var party = new DialledParty(address, terms, match::luck, patience);
        dialled.add(party);
        party.absence().ifPresent(why -> {
            throw new FailedException("party at " + address + ": " + why
                    + " (expected: a party service; ./parley bargain party serves one)");
        });
        return party;
    }

    List<Party> parties() {
        return List.copyOf(parties);
    }

    @Override
    public void close() {
        dialled.forEach(DialledParty::close);
    }
}
