package parley.summit.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.summit.market.CountryOutlook;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event.OutlookReached;
import parley.summit.transcript.Transcript;

/**
 * What became of one country's supply.
 *
 * @param months every month that was reached, from 0
 */
public record CountryReport(String country, String name, List<MonthReport> months) {

    public CountryReport {
        months = List.copyOf(months);
    }

    /**
     * Its state at one month.
     *
     * @param dependence share of its use that comes from China, 0..1
     * @param shortage share of its use that is missing in this month, 0..1
     * @param loss US$ bn since the summit
     * @param markets only at the months of a report
     */
    public record MonthReport(int month, double dependence, double shortage, double loss, List<MarketOutlook> markets) {
        public MonthReport {
            markets = List.copyOf(markets);
        }

        /** Change of welfare since the summit against a world at rest, US$ bn: minus the losses. */
        public double welfare() {
            return 0 - loss;
        }
    }

    /** Its state at this month, if the session came so far. */
    public Optional<MonthReport> at(int month) {
        return month >= 0 && month < months.size() ? Optional.of(months.get(month)) : Optional.empty();
    }

    static List<CountryReport> of(Transcript transcript) {
        Map<String, List<MonthReport>> months = new HashMap<>();
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof OutlookReached reached) {
                for (CountryOutlook outlook : reached.countries()) {
                    months.computeIfAbsent(outlook.country(), country -> new ArrayList<>())
                            .add(month(entry.month(), outlook));
                }
            }
        }
        return transcript.scenario().countries().stream()
                .map(c -> new CountryReport(c.code(), c.name(), months.getOrDefault(c.code(), List.of())))
                .toList();
    }

    private static MonthReport month(int month, CountryOutlook outlook) {
        return new MonthReport(month, outlook.dependence(), outlook.shortage(), outlook.loss(), outlook.markets());
    }
}
