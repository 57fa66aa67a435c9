package parley.summit.transcript;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.summit.market.CountryOutlook;
import parley.summit.seat.RedLineChoice;
import parley.summit.seat.Reply;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TableAction;

/**
 * A transcript as lines of text: the canonical form that the digest covers and that recorded playthroughs hold. Numbers are
 * written so that they read back to the last bit. Who drove a move, a rationale and the details of a fault are left out.
 */
public final class Lines {

    private Lines() {}

    /** All lines: scenario, seed, the parameters' seed where it is another, then one for each event. */
    public static Stream<String> of(Transcript transcript) {
        return Stream.concat(opening(transcript), transcript.entries().stream().map(Lines::line));
    }

    private static Stream<String> opening(Transcript transcript) {
        var world = Stream.of("scenario " + transcript.scenario().id(), "seed " + transcript.seed());
        return transcript.parameterSeed() == transcript.seed()
                ? world
                : Stream.concat(world, Stream.of("parameter-seed " + transcript.parameterSeed()));
    }

    /** One event. */
    public static String line(Entry entry) {
        return entry.number() + " r" + entry.round() + " m" + entry.month() + " " + audience(entry.visibility()) + " "
                + text(entry.event());
    }

    private static String audience(Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everyone everyone -> "all";
            case Visibility.AtTable table -> "table:" + table.table();
            case Visibility.OneSeat seat -> "seat:" + seat.seat();
            case Visibility.HostOnly host -> "host";
        };
    }

    private static String text(Event event) {
        return switch (event) {
            case Event.WorldOpened e -> opened(e);
            case Event.OpeningDealStands e -> "opening-deal " + e.table() + " " + e.deal();
            case Event.RedLineDrawn e ->
                "red-line " + e.country() + " " + limit(new RedLineChoice(e.table(), e.issue(), e.bound(), e.level()))
                        + (e.title().isEmpty() ? "" : " " + e.title());
            case Event.TableOpened e -> "table-opened " + e.table() + " opener " + e.opener();
            case Event.CalendarReached e -> "calendar tension " + e.tension() + " " + e.title();
            case Event.Injected e -> "inject moves " + e.moved() + " tension " + e.tension() + " " + e.title();
            case Event.TurnEnded e -> "turn " + e.seat() + " " + e.kind() + " " + reply(e.reply());
            case Event.MeasureTaken e ->
                "measure " + e.ladder() + " " + e.from() + ">" + e.to()
                        + e.truce().map(t -> " by truce " + t).orElse("");
            case Event.OfferMade e -> "offer " + e.table() + " " + e.by() + " " + e.deal();
            case Event.TurnPassed e -> "pass " + e.table() + " " + e.by() + " " + e.reason();
            case Event.DealSigned e ->
                "signed " + e.table() + " by " + e.acceptedBy() + " " + e.deal() + " commits " + e.committed();
            case Event.SignatureValued e -> "worth " + e.table() + " " + e.country() + " " + e.surplus();
            case Event.TableClosed e ->
                "closed " + e.table() + " " + e.reason()
                        + e.by().map(b -> " " + b).orElse("");
            case Event.TruceBroken e -> "truce-broken " + e.table();
            case Event.DealStatusChanged e ->
                "status " + e.table() + " " + e.from() + ">" + e.to()
                        + e.cause().map(c -> " " + c).orElse("");
            case Event.ProjectCompleted e -> "completed " + e.table() + " " + e.project();
            case Event.PriceSuppressed e -> "suppressed " + e.market();
            case Event.OutlookReached e -> outlook(e);
        };
    }

    private static String opened(Event.WorldOpened e) {
        return "world parameters " + numbers(e.parameters())
                + " seats " + joined(e.seats(), Lines::values)
                + " ban " + joined(e.banLosses(), b -> b.country() + ":" + b.own() + "," + b.all())
                + " slow " + joined(e.slowLosses(), s -> s.country() + ":" + s.loss())
                + " supply "
                + joined(
                        e.supplyValues(),
                        s -> s.market() + ">" + s.buyer() + ":" + s.statusQuo() + "," + s.slowLicences() + ","
                                + s.ban())
                + " pool " + joined(e.poolValues(), p -> p.market() + ">" + p.country() + ":" + p.value());
    }

    private static <T> String joined(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(";", "[", "]"));
    }

    private static String values(SeatValues v) {
        return v.country() + ":" + v.politicalWeight() + "," + v.retaliationWeight() + "," + v.sovereignty() + ","
                + v.concessionAversion() + "," + v.ratification() + "," + numbers(v.prestige());
    }

    private static String numbers(Map<String, Double> numbers) {
        return numbers.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String reply(Reply reply) {
        return switch (reply) {
            case Reply.Move move -> move(move);
            case Reply.NoReply none -> "no-reply " + none.reason();
        };
    }

    private static String move(Reply.Move move) {
        String tables = move.tables().entrySet().stream()
                .map(e -> e.getKey() + "=" + action(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        String measures = move.measures().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return "tables " + tables + " measures " + measures + redLines(move);
    }

    private static String redLines(Reply.Move move) {
        return move.redLines().isEmpty()
                ? ""
                : " red-lines " + move.redLines().stream().map(Lines::limit).collect(Collectors.joining(",", "{", "}"));
    }

    private static String limit(RedLineChoice line) {
        return line.table() + "." + line.issue() + " " + line.bound() + " " + line.level();
    }

    private static String action(TableAction action) {
        return switch (action) {
            case TableAction.Offer offer -> "offer:" + offer.deal();
            case TableAction.Accept accept -> "accept:" + accept.deal();
            case TableAction.Wait wait -> "wait";
            case TableAction.Walk walk -> "walk";
        };
    }

    private static String outlook(Event.OutlookReached e) {
        return "outlook tension " + e.tension() + " escalation " + e.escalation() + " unsold " + e.unsold() + " "
                + joined(e.countries(), Lines::country);
    }

    private static String country(CountryOutlook c) {
        return c.country() + ":" + c.dependence() + "," + c.shortage() + "," + c.loss()
                + (c.markets().isEmpty() ? "" : joined(c.markets(), Lines::market));
    }

    private static String market(CountryOutlook.MarketOutlook m) {
        return m.market() + ":" + m.dependence() + "," + m.shortage() + "," + m.price() + "," + m.stockMonths();
    }
}
