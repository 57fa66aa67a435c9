package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;

class ControlTest {

    private static final int CHINA = 0;
    private static final int USA = 1;
    private static final int JAPAN = 2;

    private static Control licences(double approval) {
        return Control.licences(CHINA, 0, OptionalInt.empty(), approval);
    }

    private static Control settled(double approval) {
        Control control = licences(approval);
        control.settle();
        return control;
    }

    private static double[] months(Control control, int months) {
        var passed = new double[months];
        for (int month = 0; month < months; month++) {
            control.tick();
            passed[month] = control.passes();
        }
        return passed;
    }

    @Test
    void newLicencesPassLittleUntilOfficesFindTheirRoutine() {
        assertThat(months(licences(.85), 5)).containsExactly(new double[] {.57, .33, .59, .85, .85}, within(1e-15));
    }

    @Test
    void strictLicencesNeverPassMoreThanTheyApproveAfterTheFirstMonth() {
        assertThat(months(licences(.2), 4)).containsExactly(new double[] {.57, .2, .2, .2}, within(1e-15));
    }

    @Test
    void aControlThatApprovesEverythingPassesEverythingInEveryMonth() {
        assertThat(months(licences(1), 4)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void aControlThatIsMonthsOldBeginsWithWhatItsAgeImplies() {
        var gallium = Scenarios.licences("gallium", LocalDate.of(2024, 8, 20), .6, false);

        Control old = Control.dated(CHINA, 0, OptionalInt.empty(), gallium, 4);

        assertThat(months(old, 1)).containsExactly(.6);
    }

    @Test
    void aBanPassesNothingAtOnce() {
        assertThat(Control.ban(CHINA, 0, USA).passes()).isZero();
    }

    @Test
    void revisingToWhatIsApprovedAnywayChangesNothing() {
        Control control = settled(.6);

        control.revise(.6);

        assertThat(months(control, 1)).containsExactly(.6);
    }

    @Test
    void easingALivingControlTakesAMonthOfTransition() {
        Control control = settled(.35);

        control.revise(.97);

        assertThat(months(control, 3)).containsExactly(new double[] {.66, .97, .97}, within(1e-15));
    }

    @Test
    void restrictingWhatPassedFreelyCountsAsANewImposition() {
        Control control = settled(1);

        control.revise(.35);

        assertThat(months(control, 4)).containsExactly(new double[] {.57, .33, .34, .35}, within(1e-15));
    }

    @Test
    void revisingAControlInItsFirstMonthsLeavesItsAge() {
        Control control = licences(.85);
        control.tick();

        control.revise(.5);

        assertThat(months(control, 2)).containsExactly(new double[] {.33, .415}, within(1e-15));
    }

    @Test
    void aLadderThatDropsItsBanReturnsToWhatItApproves() {
        Control control = Control.ofLadder(CHINA, 0, OptionalInt.of(USA));
        control.decree(0, true, false, false);
        boolean banned = control.passes() == 0;

        control.decree(1, false, false, false);

        assertThat(banned).isTrue();
        assertThat(control.passes()).isOne();
    }

    @Test
    void aLadderCarriesTheExtraterritorialRuleAndTheTechnologyOfItsLevel() {
        Control control = Control.ofLadder(CHINA, 0, OptionalInt.empty());

        control.decree(.35, false, true, true);

        assertThat(control.extraterritorial()).isTrue();
        assertThat(control.technology()).isTrue();
        assertThat(control.approval()).isEqualTo(.35);
    }

    @Test
    void aControlTowardOneCountryHitsNobodyElse() {
        Control control = Control.ban(CHINA, 0, USA);

        assertThat(control.hits(USA)).isTrue();
        assertThat(control.hits(JAPAN)).isFalse();
    }

    @Test
    void aControlTowardAllHitsEverybodyButItsOrigin() {
        assertThat(licences(.5).hits(JAPAN)).isTrue();
        assertThat(licences(.5).hits(CHINA)).isFalse();
    }

    @Test
    void aSplitControlExemptsTheFavouredCountryAndItsCopyHitsThatAlone() {
        Control control = settled(.35);

        Control favour = control.splitFor(USA);
        favour.revise(.85);

        assertThat(control.hits(USA)).isFalse();
        assertThat(control.hits(JAPAN)).isTrue();
        assertThat(favour.hits(USA)).isTrue();
        assertThat(favour.hits(JAPAN)).isFalse();
        assertThat(control.approval()).isEqualTo(.35);
        assertThat(favour.approval()).isEqualTo(.85);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        Control control = settled(.35);
        Control copy = control.copy();

        copy.revise(.97);
        copy.tick();

        assertThat(control.passes()).isEqualTo(.35);
        assertThat(copy.passes()).isEqualTo(.66, within(1e-15));
    }
}
