package parley.coordinator.session;

/** The coordinator was asked for something that it does not do; the {@link Problem} says why. */
public final class DeclinedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public DeclinedException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
