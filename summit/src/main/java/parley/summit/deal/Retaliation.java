package parley.summit.deal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import parley.summit.market.SupplyChain;
import parley.summit.measure.Exposure;
import parley.summit.measure.LadderState;
import parley.summit.measure.Measures;
import parley.summit.measure.QuantalResponse;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;

/**
 * What each host expects China to do to it for signing, by how far a deal provokes China (MODEL section 6.5). A curve is
 * computed when a turn needs it and kept until China moves toward the host, the host signs, or a truce is signed.
 */
public final class Retaliation {

    private static final int STEPS = 5;

    private final Measures measures;
    private final QuantalResponse response;
    private final Exposure exposure;
    private final SupplyChain chain;
    private final Map<String, double[]> curves = new HashMap<>();

    public Retaliation(Measures measures, QuantalResponse response, Exposure exposure, SupplyChain chain) {
        this.measures = measures;
        this.response = response;
        this.exposure = exposure;
        this.chain = chain;
    }

    /** Computes the curve of a host where there is none, and keeps it. */
    public void prepare(String host) {
        curves.computeIfAbsent(host, this::curve);
    }

    /** What these hosts expect today: the curves that are kept, and fresh ones that are not. */
    public Curves today(Set<String> hosts) {
        var all = new HashMap<String, double[]>();
        hosts.forEach(host -> {
            double[] kept = curves.get(host);
            all.put(host, kept == null ? curve(host) : kept);
        });
        return new Curves(all, chain.parameters().get(Parameter.COLLECTIVE_RESILIENCE));
    }

    /** The host's curve no longer holds. */
    public void forget(String host) {
        curves.remove(host);
    }

    /** No curve holds any longer. */
    public void forgetAll() {
        curves.clear();
    }

    /** Nothing is expected where the scenario switches retaliation off. */
    private double[] curve(String host) {
        var curve = new double[STEPS + 1];
        Optional<LadderState> answers = measures.chinaToward(host).filter(l -> chain.has(Mechanism.RETALIATION));
        answers.ifPresent(ladder -> {
            double pressure = response.pressure(ladder);
            for (int g = 0; g <= STEPS; g++) {
                double provoked = Math.min(1, pressure + .5 * (g / (double) STEPS));
                double expected = expected(host, ladder, response.outlook(ladder, provoked));
                curve[g] = g == 0 ? expected : Math.max(expected, curve[g - 1]);
            }
        });
        return curve;
    }

    private double expected(String host, LadderState ladder, double[] distribution) {
        double sum = 0;
        for (int x = 0; x < distribution.length; x++) {
            double ban = ladder.ladder().levels().get(x).lossShare()
                    * exposure.ban(host).own();
            sum += distribution[x] * (response.trade(ladder, x).targetLoss() + ban);
        }
        return sum;
    }

    /** Expected cost of signing by host and provocation, on one snapshot. */
    public static final class Curves {

        private final Map<String, double[]> byHost;
        private final double resilience;

        private Curves(Map<String, double[]> byHost, double resilience) {
            this.byHost = Map.copyOf(byHost);
            this.resilience = resilience;
        }

        /**
         * Expected cost of signing, US$ bn, over that of not signing.
         *
         * @param provocation of the deal, 0..1
         * @param others signed deals of other hosts that provoke China too: they dilute its answer
         */
        double cost(String host, double provocation, long others) {
            return answer(host, others).cost(provocation);
        }

        /** The same for one who asks about many deals with one host. */
        Answer answer(String host, long others) {
            return new Answer(Objects.requireNonNull(byHost.get(host), host), 1 + resilience * others);
        }
    }

    /** What China is expected to do to one host, diluted over the others that provoke it too. */
    static final class Answer {

        private final double[] curve;
        private final double dilution;

        private Answer(double[] curve, double dilution) {
            this.curve = curve;
            this.dilution = dilution;
        }

        /** Expected cost of a deal that provokes so much, US$ bn. */
        double cost(double provocation) {
            double x = Math.min(provocation, 1) * STEPS;
            int i = Math.min(STEPS - 1, (int) x);
            double expected = curve[i] + (curve[i + 1] - curve[i]) * (x - i) - curve[0];
            return expected / dilution;
        }
    }
}
