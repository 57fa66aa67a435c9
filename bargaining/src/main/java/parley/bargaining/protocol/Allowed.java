package parley.bargaining.protocol;

/** Which outcomes can be agreed on as things stand. */
public interface Allowed {

    boolean has(int outcome);

    /** All of the domain's. */
    record Everything() implements Allowed {

        @Override
        public boolean has(int outcome) {
            return true;
        }
    }
}
