package parley.cli.evidence;

import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Priors;

/** Parameters from their priors, numbered; draw n has those of a session with parameter seed n. */
record Draw(long number) {

    Parameters parameters(Priors priors) {
        var seed = new Seed(number);
        return priors.at(p -> seed.uniform(Stream.PARAMETER, p.symbol(), 0));
    }
}
