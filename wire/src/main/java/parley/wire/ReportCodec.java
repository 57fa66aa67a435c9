package parley.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import parley.proto.report.v1.MarketReport;
import parley.proto.report.v1.OpeningDealReport;
import parley.proto.report.v1.OutlookReport;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.report.CountryReport;
import parley.summit.report.EscalationReport;
import parley.summit.report.MeasureReport;
import parley.summit.report.RunReport;
import parley.summit.report.SeatReport;
import parley.summit.report.SignedDeal;
import parley.summit.report.StandingDeal;
import parley.summit.report.TableReport;
import parley.summit.report.When;

/** Reports on the wire; they only go out. */
public final class ReportCodec {

    private static final String ALL = "ALL";
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().sortingMapKeys();

    private ReportCodec() {}

    /** How the seats were reached. */
    public enum Transport {
        GRPC,
        IN_PROCESS
    }

    /** The report as one JSON object; also what is 0 or empty is printed. */
    public static String json(RunReport report, Transport transport) {
        try {
            return PRINTER.print(toProto(report, transport));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own messages hold nothing that JSON cannot", e);
        }
    }

    /** The report as it travels. */
    public static parley.proto.report.v1.RunReport toProto(RunReport report, Transport transport) {
        var proto = parley.proto.report.v1.RunReport.newBuilder()
                .setScenario(report.scenario())
                .setSeed(report.seed())
                .setTransport(transport.name())
                .setTranscriptDigest(report.digest())
                .addAllCountries(report.countries())
                .addAllDeals(report.deals().stream().map(ReportCodec::table).toList())
                .addAllMeasures(
                        report.measures().stream().map(ReportCodec::measure).toList())
                .addAllOutlook(
                        report.outlook().stream().map(ReportCodec::country).toList())
                .setEscalation(escalation(report.escalation()))
                .addAllSeats(report.seats().stream().map(ReportCodec::seat).toList());
        if (report.parameterSeed() != report.seed()) {
            proto.setParameterSeed(report.parameterSeed());
        }
        return proto.build();
    }

    private static parley.proto.report.v1.TableReport table(TableReport table) {
        var proto = parley.proto.report.v1.TableReport.newBuilder()
                .setTable(table.table())
                .addAllParties(table.parties())
                .setClosed(table.closed().map(TableReport.Closing::text).orElse(""))
                .setStallCause(table.stallCause().map(Enum::name).orElse(""));
        table.parties().forEach(party -> proto.putReservationValues(party, TableReport.RESERVATION_VALUE));
        table.opening()
                .ifPresent(opening ->
                        proto.setOpeningDeal(opening(opening, table.deal().isPresent())));
        table.deal().ifPresent(deal -> sign(proto, deal));
        RunReport.MONTHS.forEach(
                month -> table.statusAt(month).ifPresent(status -> proto.putStatusByMonth(month, status.name())));
        return proto.build();
    }

    private static void sign(parley.proto.report.v1.TableReport.Builder proto, SignedDeal deal) {
        proto.setSigned(true)
                .setRound(deal.round())
                .setAcceptedBy(deal.acceptedBy())
                .setCommittedUsdBn(deal.committed())
                .putAllUtilities(deal.utilities());
        deal.terms().forEach((issue, level) -> {
            proto.putTerms(issue, level.value());
            proto.putLevels(issue, level.title());
        });
    }

    private static OpeningDealReport opening(StandingDeal opening, boolean replaced) {
        var proto = OpeningDealReport.newBuilder()
                .setTitle(opening.title())
                .setSigned(opening.signed().toString())
                .setReplaced(replaced);
        opening.terms().forEach((issue, level) -> {
            proto.putTerms(issue, level.value());
            proto.putLevels(issue, level.title());
        });
        return proto.build();
    }

    private static parley.proto.report.v1.MeasureReport measure(MeasureReport measure) {
        return parley.proto.report.v1.MeasureReport.newBuilder()
                .setActor(measure.actor())
                .setTarget(measure.target().orElse(ALL))
                .setLadder(measure.ladder())
                .setFromLevel(measure.from())
                .setLevel(measure.to())
                .setLevelTitle(measure.title())
                .addAllMarkets(measure.markets())
                .setWhen(when(measure.when()))
                .setTruce(measure.truce().orElse(""))
                .build();
    }

    private static parley.proto.report.v1.When when(When when) {
        return parley.proto.report.v1.When.newBuilder()
                .setRound(when.round())
                .setMonth(when.month())
                .setText(when.text())
                .build();
    }

    private static OutlookReport country(CountryReport country) {
        return OutlookReport.newBuilder()
                .setCountry(country.country())
                .setName(country.name())
                .addAllMonths(country.months().stream()
                        .filter(month -> RunReport.MONTHS.contains(month.month()))
                        .map(ReportCodec::month)
                        .toList())
                .build();
    }

    private static parley.proto.report.v1.MonthReport month(CountryReport.MonthReport month) {
        return parley.proto.report.v1.MonthReport.newBuilder()
                .setMonth(month.month())
                .setDependence(month.dependence())
                .setShortage(month.shortage())
                .setLossUsdBn(month.loss())
                .setWelfareUsdBn(month.welfare())
                .addAllMarkets(month.markets().stream().map(ReportCodec::market).toList())
                .build();
    }

    private static MarketReport market(MarketOutlook market) {
        return MarketReport.newBuilder()
                .setMarket(market.market())
                .setDependence(market.dependence())
                .setShortage(market.shortage())
                .setPrice(market.price())
                .build();
    }

    private static parley.proto.report.v1.EscalationReport escalation(EscalationReport escalation) {
        var proto = parley.proto.report.v1.EscalationReport.newBuilder()
                .setOpeningLevel(escalation.opening())
                .setHighestLevel(escalation.highest());
        escalation.byMonth().forEach((month, level) -> {
            if (RunReport.MONTHS.contains(month)) {
                proto.putLevelByMonth(month, level);
            }
        });
        escalation.firstStepUp().ifPresent(first -> proto.setFirstStepUp(when(first)));
        return proto.build();
    }

    private static parley.proto.report.v1.SeatReport seat(SeatReport seat) {
        return parley.proto.report.v1.SeatReport.newBuilder()
                .setCountry(seat.country())
                .setDriver(seat.driver())
                .addAllProblems(seat.problems())
                .build();
    }
}
