package parley.wire;

import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.domain.Profile;

/**
 * What stays the same for one party through a negotiation.
 *
 * @param session names the negotiation
 * @param domain with at most 1,000,000 outcomes
 */
public record PartyTerms(String session, int seats, Domain domain, Profile profile, Normalisation normalisation) {

    public PartyTerms {
        Bounds.name("session", session);
        Bounds.check(seats >= 2, "seats", seats, "2 or more");
        DomainCodec.counted("domain", domain);
    }

    /** What the profile means on the domain. */
    public Preferences preferences() {
        return DomainCodec.checked("preferences.utility", () -> Preferences.of(domain, profile, normalisation));
    }
}
