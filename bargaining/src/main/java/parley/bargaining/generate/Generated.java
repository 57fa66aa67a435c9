package parley.bargaining.generate;

import java.util.List;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Profile;

/**
 * Profiles on a domain, one per party.
 *
 * @param opposition of the profiles, as measured
 * @param reached whether that is what was asked for, within the tolerance
 */
public record Generated(Domain domain, List<Profile> profiles, double opposition, boolean reached) {

    public Generated {
        profiles = List.copyOf(profiles);
    }
}
