package parley.summit.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A control on exports that was announced before the summit, or its revision.
 *
 * @param month calendar month of 2025 from which data show its effect, where that is not the month of the date
 * @param target the country it is aimed at, or all
 * @param approval share of the exports of 2024 that is approved
 * @param revision changes the control of this key instead of adding one
 * @param suspendable whether a truce's {@code sus} delays it while it is pending
 * @param licenceTalks whether a truce's {@code lic} eases it, and a breakdown returns it to {@code relapse}
 */
public record DatedControl(
        String key,
        LocalDate effective,
        OptionalInt month,
        String origin,
        Optional<String> target,
        List<String> markets,
        double approval,
        boolean ban,
        boolean revision,
        boolean licenceTalks,
        double relapse,
        String title,
        boolean extraterritorial,
        boolean technology,
        boolean suspendable) {

    /** Month of 2025 in which the summit takes place; what acts later is pending. */
    public static final int SUMMIT_MONTH = 10;

    public DatedControl {
        markets = List.copyOf(markets);
    }

    /**
     * Month in which it first acts, counted from January 2025 = 1: the month of its date up to the 15th, else the next.
     * Zero and less lie before the months that are simulated.
     */
    public int firstMonth() {
        int calendar = (effective.getYear() - 2025) * 12 + effective.getMonthValue();
        return month.orElse(effective.getDayOfMonth() <= 15 ? calendar : calendar + 1);
    }

    /** Whether it acts only after the summit. */
    public boolean isPending() {
        return firstMonth() > SUMMIT_MONTH;
    }

    /** Month after the summit, from 1, in which a pending control first acts. */
    public int monthAfterSummit() {
        return firstMonth() - SUMMIT_MONTH;
    }
}
