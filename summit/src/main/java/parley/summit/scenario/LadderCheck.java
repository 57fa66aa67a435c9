package parley.summit.scenario;

import java.util.List;
import java.util.Optional;

/** Checks the ladders of measures. */
final class LadderCheck {

    private static final int FEWEST_LEVELS = Ladder.THREATENED + 1;
    private static final int MOST_LEVELS = 8;

    private final Scenario scenario;
    private final Faults faults;

    LadderCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    void check() {
        faults.unique(scenario.ladders().stream().map(LadderCheck::path).toList());
        scenario.ladders().forEach(ladder -> ladder(path(ladder), ladder));
    }

    private static String path(Ladder ladder) {
        return "ladders[" + ladder.id() + "]";
    }

    private void ladder(String at, Ladder ladder) {
        parties(at, ladder);
        basket(at, ladder);
        int levels = ladder.levels().size();
        faults.require(
                levels >= FEWEST_LEVELS && levels <= MOST_LEVELS,
                at + ".levels",
                levels + " levels",
                FEWEST_LEVELS + ".." + MOST_LEVELS + ", because the announcement threatens level " + Ladder.THREATENED);
        faults.within(at + ".opening_level", ladder.openingLevel(), 0, levels - 1);
        ladder.announcedLevel().ifPresent(level -> faults.within(at + ".announced_level", level, 1, levels - 1));
        faults.notNegative(at + ".demand_usd_bn", ladder.demand());
        faults.positive(at + ".sensitivity_usd_bn", ladder.sensitivity());
        for (int i = 0; i < levels; i++) {
            level(at + ".levels[" + i + "]", ladder, i);
        }
    }

    private void parties(String at, Ladder ladder) {
        List<String> seats = scenario.seats();
        switch (ladder.kind()) {
            case LICENCES_ONE, LICENCES_ALL -> actor(at, ladder, Scenario.CHINA);
            case TARIFFS -> actor(at, ladder, Scenario.USA);
            case RAW_EXPORTS -> faults.known(at + ".actor", ladder.actor(), seats, "seats");
        }
        faults.known(at + ".counterpart", ladder.counterpart(), seats, "seats");
        faults.require(
                !ladder.counterpart().equals(ladder.actor()),
                at + ".counterpart",
                ladder.counterpart(),
                "another country than the actor");
        if (ladder.isTowardAll()) {
            faults.require(
                    ladder.target().isEmpty(),
                    at + ".target",
                    ladder.target().orElse(""),
                    "none, for " + ladder.kind());
        } else {
            faults.known(at + ".target", ladder.target().orElse(""), seats, "seats");
            faults.require(
                    ladder.target().equals(Optional.of(ladder.counterpart())),
                    at + ".counterpart",
                    ladder.counterpart(),
                    "the target");
        }
        if (ladder.kind() == LadderKind.TARIFFS) {
            faults.require(
                    ladder.target().equals(Optional.of(Scenario.CHINA)),
                    at + ".target",
                    ladder.target().orElse(""),
                    Scenario.CHINA + ", for a ladder of TARIFFS");
        }
    }

    private void actor(String at, Ladder ladder, String actor) {
        faults.require(
                ladder.actor().equals(actor),
                at + ".actor",
                ladder.actor(),
                actor + ", for a ladder of " + ladder.kind());
    }

    private void basket(String at, Ladder ladder) {
        faults.require(
                ladder.basket().isEmpty() == (ladder.kind() == LadderKind.TARIFFS),
                at + ".basket",
                ladder.basket().isEmpty() ? "" : ladder.basket(),
                "markets for licences, none for TARIFFS");
        faults.knownOnce(at + ".basket", ladder.basket(), ScenarioCheck.marketIds(scenario), "markets");
    }

    private void level(String at, Ladder ladder, int index) {
        Ladder.Level level = ladder.levels().get(index);
        faults.present(at + ".title", level.title());
        faults.within(at + ".exports_hit", level.exportsHit(), 0, 1);
        faults.notNegative(at + ".loss_share", level.lossShare());
        faults.notNegative(at + ".target_loss_usd_bn", level.targetLoss());
        faults.notNegative(at + ".own_cost_usd_bn", level.ownCost());
        faults.within(at + ".pressure", level.pressure(), 0, 1);
        if (ladder.kind() == LadderKind.TARIFFS) {
            tariffs(at, level);
        } else {
            licences(at, ladder, index);
        }
        if (index > 0) {
            faults.require(
                    level.pressure() >= ladder.levels().get(index - 1).pressure(),
                    at + ".pressure",
                    level.pressure(),
                    "no less than one level below");
        }
    }

    private void tariffs(String at, Ladder.Level level) {
        faults.zero(at + ".approval", level.approval(), "for tariffs");
        faults.require(!level.ban(), at + ".ban", level.ban(), "false, for tariffs");
        faults.zero(at + ".exports_hit", level.exportsHit(), "for tariffs");
        faults.zero(at + ".loss_share", level.lossShare(), "for tariffs");
    }

    private void licences(String at, Ladder ladder, int index) {
        Ladder.Level level = ladder.levels().get(index);
        faults.within(at + ".approval", level.approval(), 0, 1);
        faults.require(
                level.approval() > 0 || level.ban(), at + ".approval", level.approval(), "more than 0, or a ban");
        faults.require(
                level.approval() <= 0 || !level.ban(), at + ".approval", level.approval(), "0, because of the ban");
        faults.zero(at + ".target_loss_usd_bn", level.targetLoss(), "for licences");
        faults.zero(at + ".own_cost_usd_bn", level.ownCost(), "for licences");
        if (ladder.isTowardAll()) {
            faults.zero(at + ".exports_hit", level.exportsHit(), "toward all");
        }
        faults.require(
                index > Ladder.ANNOUNCEMENT || level.approval() == 1,
                at + ".approval",
                level.approval(),
                "1, because levels 0 and 1 restrict nothing");
        if (index > 0) {
            faults.require(
                    level.approval() <= ladder.levels().get(index - 1).approval(),
                    at + ".approval",
                    level.approval(),
                    "no more than one level below");
        }
    }
}
