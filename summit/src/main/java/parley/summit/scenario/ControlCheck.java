package parley.summit.scenario;

import java.util.List;
import java.util.Optional;

/** Checks what was decreed before the summit. */
final class ControlCheck {

    private static final int LAST_PENDING_MONTH = 12;

    private final Scenario scenario;
    private final Faults faults;

    ControlCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    void check() {
        faults.unique(scenario.controls().stream().map(ControlCheck::path).toList());
        scenario.controls().forEach(control -> control(path(control), control));
    }

    private static String path(DatedControl control) {
        return "controls[" + control.key() + "@" + control.effective() + "]";
    }

    private void control(String at, DatedControl control) {
        List<String> codes = ScenarioCheck.codes(scenario);
        faults.present(at + ".key", control.key());
        faults.present(at + ".title", control.title());
        control.month().ifPresent(month -> faults.within(at + ".month", month, 1, DatedControl.SUMMIT_MONTH));
        faults.require(
                !control.isPending() || control.monthAfterSummit() <= LAST_PENDING_MONTH,
                at + ".effective",
                control.effective(),
                "a day within a year after the summit");
        faults.require(
                control.isPending() || !control.suspendable(),
                at + ".suspendable",
                true,
                "false, because only what acts after the summit can be suspended");
        faults.known(at + ".origin", control.origin(), codes, "countries");
        control.target().ifPresent(target -> {
            faults.known(at + ".target", target, codes, "countries");
            faults.require(!target.equals(control.origin()), at + ".target", target, "another country than the origin");
        });
        faults.require(!control.markets().isEmpty(), at + ".markets", "", "at least one market");
        faults.knownOnce(at + ".markets", control.markets(), ScenarioCheck.marketIds(scenario), "markets");
        approval(at, control);
        key(at, control);
    }

    private void approval(String at, DatedControl control) {
        faults.within(at + ".approval", control.approval(), 0, 1);
        faults.require(
                control.approval() > 0 || control.ban(), at + ".approval", control.approval(), "more than 0, or a ban");
        faults.require(
                control.approval() <= 0 || !control.ban(),
                at + ".approval",
                control.approval(),
                "0, because of the ban");
        faults.within(at + ".relapse_approval", control.relapse(), 0, 1);
        if (!control.licenceTalks()) {
            faults.zero(at + ".relapse_approval", control.relapse(), "because no talks ease this control");
        }
    }

    /** A key stands for one control; every later entry with the key revises it, in markets that it has. */
    private void key(String at, DatedControl control) {
        Optional<DatedControl> first = scenario.controls().stream()
                .filter(c -> c.key().equals(control.key()) && !c.revision())
                .findFirst();
        if (!control.revision()) {
            faults.require(
                    first.filter(c -> c.equals(control)).isPresent(), at + ".key", control.key(), "a key of its own");
            return;
        }
        faults.require(
                first.filter(c -> !c.effective().isAfter(control.effective())).isPresent(),
                at + ".revision",
                true,
                "an earlier control with the key " + control.key());
        first.ifPresent(revised -> faults.knownOnce(
                at + ".markets", control.markets(), revised.markets(), "markets of the revised control"));
    }
}
