package parley.cli.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import parley.cli.model.Claim.Finding;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Scenario;

/** Every mechanism switched off in turn, on the same seeds and so with the same luck, and what that does. */
record Ablation(Ensemble base, List<Finding> findings) {

    Ablation {
        findings = List.copyOf(findings);
    }

    /** Plays the scenario as it stands, then once for every change; {@code each} hears how many sessions are done. */
    static Ablation of(Scenario scenario, SeedRange seeds, LongConsumer each) {
        Map<Variant, Ensemble> changed = new LinkedHashMap<>();
        Ensemble base = Ensemble.of(scenario, seeds, each);
        var findings = new ArrayList<Finding>();
        for (Claim claim : Claim.ALL) {
            long before = (1L + changed.size()) * seeds.count();
            Ensemble ensemble = changed.computeIfAbsent(
                    claim.change(), c -> Ensemble.of(c.of(scenario), seeds, done -> each.accept(before + done)));
            findings.add(claim.against(base, ensemble));
        }
        return new Ablation(base, findings);
    }

    /** How many sessions it takes. */
    static long sessions(SeedRange seeds) {
        return (1 + Claim.ALL.stream().map(Claim::change).distinct().count()) * seeds.count();
    }

    Section section() {
        return new Section(
                "What each mechanism does",
                "One change at a time, the same seeds as without it. The difference is the mean of one session with the change"
                        + " less the same without, ± its standard error; an output counts where both sessions have it. A"
                        + " direction holds beyond two standard errors; what should not fall (rise) fails only beyond two.",
                new Grid(
                        List.of("change", "output", "base", "changed", "difference", "±", "MODEL says", "holds"),
                        findings.stream().map(Ablation::row).toList()));
    }

    private static List<String> row(Finding finding) {
        Claim claim = finding.claim();
        return List.of(
                claim.change().words(),
                claim.output().title(),
                Figures.number(finding.base(), 3),
                Figures.number(finding.changed(), 3),
                Figures.difference(finding.difference(), 3),
                Figures.number(finding.error(), 3),
                claim.direction().words() + " (" + claim.section() + ")",
                finding.verdict().words());
    }
}
