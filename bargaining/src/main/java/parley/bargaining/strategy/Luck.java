package parley.bargaining.strategy;

/**
 * A party's own luck for one turn, handed in by whoever runs it, since the library draws none: two independent draws in [0, 1).
 *
 * @param acceptance decides whether a noisy party accepts
 * @param repetition decides which earlier proposal is repeated
 */
public record Luck(double acceptance, double repetition) {

    public Luck {
        unit("acceptance", acceptance);
        unit("repetition", repetition);
    }

    /** The position among {@code count} that the repetition falls on. */
    public int among(int count) {
        return (int) (repetition * count);
    }

    private static void unit(String what, double draw) {
        if (!(draw >= 0 && draw < 1)) {
            throw new IllegalArgumentException(what + ": " + draw + " (expected: in [0, 1))");
        }
    }
}
