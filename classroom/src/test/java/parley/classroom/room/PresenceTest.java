package parley.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who counts as here. */
class PresenceTest {

    private static final Instant NOON = Instant.parse("2025-10-24T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Presence presence = new Presence(NOON);

    private static Instant after(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void aBreakOfAMomentIsNoAbsence() {
        presence.came(1);
        presence.left(1, after(10));
        assertThat(presence.isHere(1, after(24))).isTrue();
        assertThat(presence.isHere(1, after(25))).isFalse();
        presence.came(1);
        assertThat(presence.isHere(1, after(26))).isTrue();
    }

    @Test
    void whoeverHasTwoTabsIsHereUntilBothAreClosed() {
        presence.came(1);
        presence.came(1);
        presence.left(1, after(0));
        assertThat(presence.isHere(1, after(1_000))).isTrue();
        presence.left(1, after(1_000));
        assertThat(presence.isAwayFor(1, GRACE, after(1_059))).isFalse();
        assertThat(presence.isAwayFor(1, GRACE, after(1_060))).isTrue();
    }

    @Test
    void nobodyIsHereOnceAllHaveLeftForMoreThanAMoment() {
        assertThat(presence.isNobodyHere(after(14))).isFalse();
        assertThat(presence.isNobodyHere(after(15))).isTrue();
        presence.came(0);
        assertThat(presence.isNobodyHere(after(1_000))).isFalse();
        presence.left(0, after(1_000));
        assertThat(presence.isNobodyHere(after(1_014))).isFalse();
        assertThat(presence.isNobodyHere(after(1_015))).isTrue();
    }

    @Test
    void aConsoleThatWasStartedAgainWaitsForItsPeople() {
        assertThat(presence.isAwayFor(7, GRACE, after(59))).isFalse();
        assertThat(presence.isAwayFor(7, GRACE, after(60))).isTrue();
    }
}
