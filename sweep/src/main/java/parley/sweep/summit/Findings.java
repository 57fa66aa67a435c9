package parley.sweep.summit;

import java.util.List;
import java.util.Optional;
import parley.sweep.run.Database;
import parley.sweep.run.Database.Answer;

/** What a sweep says of the numbers that stand for its runs: how they divide into luck and ignorance, and what they depend on. */
public record Findings(SummitPlan plan, Database database) {

    /** Where the runs share draws of the parameters, and these are drawn from what is believed of them. */
    public Optional<LuckAndIgnorance> luckAndIgnorance(Headline headline) {
        boolean drawn = plan.design() == Design.RANDOM || plan.design() == Design.LHS;
        if (!drawn || plan.repetitions() < 2) {
            return Optional.empty();
        }
        String number = headline.number();
        List<Answer> draws = database.ask("SELECT avg(" + number + "), var_samp(" + number
                + ") FROM runs GROUP BY draw HAVING count(*) = " + plan.repetitions() + " ORDER BY draw");
        return draws.size() < 2
                ? Optional.empty()
                : Optional.of(LuckAndIgnorance.of(
                        plan.repetitions(),
                        draws.stream().mapToDouble(a -> a.number(0)).toArray(),
                        draws.stream().mapToDouble(a -> a.number(1)).toArray()));
    }

    /** Where the design was made for it and every run has been played. */
    public Optional<Sensitivity> sensitivity(Headline headline) {
        if (plan.design() != Design.MORRIS && plan.design() != Design.SOBOL) {
            return Optional.empty();
        }
        double[] byDraw = database
                .ask("SELECT avg(" + headline.number() + ") FROM runs GROUP BY draw HAVING count(*) = "
                        + plan.repetitions() + " ORDER BY draw")
                .stream()
                .mapToDouble(a -> a.number(0))
                .toArray();
        Points points = plan.points();
        return byDraw.length == points.draws() ? Optional.of(Sensitivity.of(points, byDraw)) : Optional.empty();
    }
}
