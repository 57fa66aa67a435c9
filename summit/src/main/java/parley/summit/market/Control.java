package parley.summit.market;

import java.util.OptionalInt;
import parley.summit.scenario.DatedControl;

/**
 * A control of one origin's exports in one market (MODEL section 5.1): what it means to approve, and how much passes while
 * offices find their routine.
 */
public final class Control {

    /** Age at which a control has found its routine. */
    public static final int SETTLED = 9;

    private static final double FIRST_MONTH = .57;
    private static final double SECOND_MONTH = .33;

    private final int origin;
    private final int market;
    private final OptionalInt target;
    private final String key;
    private OptionalInt exempt = OptionalInt.empty();
    private double approval;
    private double passing = 1;
    private int age;
    private boolean ban;
    private boolean extraterritorial;
    private boolean technology;
    private int changes = 1;
    private final boolean licenceTalks;
    private final double relapse;

    private Control(Control from, OptionalInt target) {
        origin = from.origin;
        market = from.market;
        this.target = target;
        key = from.key;
        exempt = from.exempt;
        approval = from.approval;
        passing = from.passing;
        age = from.age;
        ban = from.ban;
        extraterritorial = from.extraterritorial;
        technology = from.technology;
        licenceTalks = from.licenceTalks;
        relapse = from.relapse;
        changes = from.changes;
    }

    private Control(int origin, int market, OptionalInt target, double approval, boolean ban, int age) {
        this.origin = origin;
        this.market = market;
        this.target = target;
        this.approval = approval;
        this.ban = ban;
        this.age = age;
        key = "";
        licenceTalks = false;
        relapse = 1;
    }

    private Control(int origin, int market, OptionalInt target, DatedControl dated, int age) {
        this.origin = origin;
        this.market = market;
        this.target = target;
        this.age = age;
        key = dated.key();
        approval = dated.approval();
        ban = dated.ban();
        extraterritorial = dated.extraterritorial();
        technology = dated.technology();
        licenceTalks = dated.licenceTalks();
        relapse = dated.relapse();
    }

    /** A control that has acted for {@code age} months; a truce may ease it if it stands in licence talks. */
    public static Control dated(int origin, int market, OptionalInt target, DatedControl dated, int age) {
        return new Control(origin, market, target, dated, age);
    }

    /** Licences that approve this share from now on. */
    public static Control licences(int origin, int market, OptionalInt target, double approval) {
        return new Control(origin, market, target, approval, false, 0);
    }

    /** A ban from now on. */
    public static Control ban(int origin, int market, int target) {
        return new Control(origin, market, OptionalInt.of(target), 1, true, 0);
    }

    /** The control that a ladder owns; it restricts nothing until the ladder is climbed. */
    public static Control ofLadder(int origin, int market, OptionalInt target) {
        return new Control(origin, market, target, 1, false, SETTLED);
    }

    public Control copy() {
        return new Control(this, target);
    }

    /** Splits it: the copy that is returned aims at {@code country} alone, and this one exempts it (MODEL section 6.7). */
    public Control splitFor(int country) {
        exempt = OptionalInt.of(country);
        changes++;
        var split = new Control(this, OptionalInt.of(country));
        split.exempt = OptionalInt.empty();
        return split;
    }

    /** A month passes, before the market step. Where nothing needs a licence no office has to find its routine. */
    public void tick() {
        double before = passing;
        passing = switch (age) {
            case 0 -> approval < 1 ? Math.min(passing, FIRST_MONTH) : 1;
            case 1 -> approval < 1 || passing < 1 ? Math.min(SECOND_MONTH, approval) : 1;
            case 2 -> (passing + approval) / 2;
            default -> approval;
        };
        age++;
        changes += passing == before ? 0 : 1;
    }

    /** Another share is to be approved; a control that let everything pass counts as newly imposed. */
    public void revise(double newApproval) {
        if (newApproval == approval) {
            return;
        }
        if (passing >= 1 && newApproval < 1 && age >= 3) {
            age = 0;
        } else if (age >= 2) {
            age = 2;
        }
        approval = newApproval;
    }

    /** Sets what it does from now on: a ladder's level, or what a dated revision decrees. */
    public void decree(double newApproval, boolean newBan, boolean newExtraterritorial, boolean newTechnology) {
        ban = newBan;
        revise(newBan ? approval : newApproval);
        extraterritorial = newExtraterritorial;
        technology = newTechnology;
        changes++;
    }

    /** Takes what it approves as the routine it has had for long. */
    public void settle() {
        if (!ban) {
            passing = approval;
            age = SETTLED;
            changes++;
        }
    }

    /** How often it has become another, its beginning counted; the same number means that it lets pass the same. */
    int changes() {
        return changes;
    }

    /** Share that passes this month, 0..1. */
    public double passes() {
        return ban ? 0 : passing;
    }

    /** Whether it applies to exports to {@code user}. */
    public boolean hits(int user) {
        return user != origin
                && !(exempt.isPresent() && exempt.getAsInt() == user)
                && (target.isEmpty() || target.getAsInt() == user);
    }

    public int origin() {
        return origin;
    }

    public int market() {
        return market;
    }

    /** The country it aims at, or all. */
    public OptionalInt target() {
        return target;
    }

    public String key() {
        return key;
    }

    /** Share that it means to approve. */
    public double approval() {
        return approval;
    }

    public boolean extraterritorial() {
        return extraterritorial;
    }

    public boolean technology() {
        return technology;
    }

    /** Whether a truce may ease it. */
    public boolean licenceTalks() {
        return licenceTalks;
    }

    /** Approval to which a breakdown of the truce returns it. */
    public double relapse() {
        return relapse;
    }
}
