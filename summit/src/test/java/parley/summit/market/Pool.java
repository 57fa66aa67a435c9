package parley.summit.market;

import parley.summit.scenario.Parameter;

/** What users claim from the pool and what the pool can give, from the formulas of MODEL section 4 one by one. */
record Pool(double demand, double capacity) {

    static Pool of(MarketWorld w) {
        double demand = 0;
        double granted = 0;
        for (int j = 0; j < w.size(); j++) {
            if (w.state().normalUse[j] > 0) {
                double ordered = ordered(w, j);
                double passing = passing(w, j);
                double wanted = wanted(w, j);
                double release = w.parameter(Parameter.RELEASE) * w.state().stock[j];
                demand += passing * wanted + psi(w, j) * Math.max(0, Math.max(0, ordered - passing) * wanted - release);
                granted += passing;
            }
        }
        return new Pool(demand, granted * (1 + w.parameter(Parameter.SPARE_EXPORTS)));
    }

    double served() {
        return Math.min(demand, capacity);
    }

    private static double ordered(MarketWorld w, int user) {
        double sum = 0;
        for (int i = 0; i < w.size(); i++) {
            sum += i == user ? 0 : w.state().flow.get(i, user);
        }
        return sum;
    }

    private static double passing(MarketWorld w, int user) {
        double sum = 0;
        for (int i = 0; i < w.size(); i++) {
            sum += i == user ? 0 : w.state().flow.get(i, user) * w.availability()[i] * w.permitted()[i][user];
        }
        return sum;
    }

    private static double psi(MarketWorld w, int user) {
        double fresh = w.parameter(Parameter.RESOURCING_FRESH);
        double adapted = w.parameter(Parameter.RESOURCING_ADAPTED);
        double resourced = (fresh + (adapted - fresh) * w.state().adaptation[user]) * w.search()[user];
        double blocked = ordered(w, user) - passing(w, user);
        double detours = blocked > 0 ? Math.min(1, aimed(w, user) / blocked) : 0;
        return resourced + (1 - resourced) * w.parameter(Parameter.REROUTED) * detours;
    }

    /** What controls that aim at {@code user} alone keep from it. */
    private static double aimed(MarketWorld w, int user) {
        double sum = 0;
        for (int i = 0; i < w.size(); i++) {
            double kept = Math.max(0, w.permittedToAll()[i][user] - w.permitted()[i][user]);
            sum += i == user ? 0 : w.state().flow.get(i, user) * w.availability()[i] * kept;
        }
        return sum;
    }

    /** Purchases wanted, as a multiple of normal use. */
    private static double wanted(MarketWorld w, int user) {
        double use = w.use(user);
        double gap = Math.max(0, w.parameter(Parameter.STOCK_COVER) * use - w.state().stock[user]);
        double slowly = Math.min(w.parameter(Parameter.RESTOCK), w.parameter(Parameter.RELEASE) * (1 - psi(w, user)));
        return (use + Math.min(slowly * gap, w.parameter(Parameter.RESTOCK_CAP) * use)) / w.state().normalUse[user];
    }
}
