package parley.wire;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parley.proto.seat.v1.WorldView;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Reply;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;

/** What a seat is told, on the wire; its tables and ladders have a codec of their own. */
public final class ViewCodec {

    private static final int MOST_ROUNDS = 30;

    /** By the object, since all seats that are asked in one turn are told of one world. */
    private static final LoadingCache<View.WorldView, WorldView> WORLDS =
            CacheBuilder.newBuilder().weakKeys().build(CacheLoader.from((View.WorldView world) -> toProto(world)));

    private ViewCodec() {}

    /** The view, every number of it within bounds. */
    public static View fromProto(parley.proto.seat.v1.View proto) {
        int rounds = Bounds.within("view.rounds", proto.getRounds(), 1, MOST_ROUNDS);
        return new View(
                Bounds.name("view.seat", proto.getSeat()),
                Enums.fromProto(TurnKind.class, proto.getKind(), "view.kind"),
                Bounds.within("view.round", proto.getRound(), 1, rounds),
                rounds,
                world("view.world", Bounds.present("view.world", proto.hasWorld(), proto.getWorld())),
                Bounds.each("view.calendar", proto.getCalendarList(), (at, c) -> ScenarioCodec.calendarEntry(c)),
                Bounds.each("view.tables", proto.getTablesList(), PositionCodec::table),
                Bounds.each("view.measures", proto.getMeasuresList(), PositionCodec::ladder),
                values("view.values", Bounds.present("view.values", proto.hasValues(), proto.getValues())),
                proto.hasBudgetLeftUsdBn()
                        ? Bounds.notNegative("view.budget_left_usd_bn", proto.getBudgetLeftUsdBn())
                        : Double.POSITIVE_INFINITY,
                proto.hasLastTurn() ? Optional.of(lastTurn("view.last_turn", proto.getLastTurn())) : Optional.empty(),
                proto.getRandomBits(),
                Bounds.name("view.default_strategy", proto.getDefaultStrategy()));
    }

    /** The view as it travels. */
    public static parley.proto.seat.v1.View toProto(View view) {
        var proto = parley.proto.seat.v1.View.newBuilder()
                .setSeat(view.seat())
                .setKind(Enums.toProto(parley.proto.seat.v1.TurnKind.class, view.kind()))
                .setRound(view.round())
                .setRounds(view.rounds())
                .setRoundsLeft(view.roundsLeft())
                .setWorld(WORLDS.getUnchecked(view.world()))
                .addAllCalendar(
                        view.calendar().stream().map(ScenarioCodec::toProto).toList())
                .addAllTables(view.tables().stream().map(PositionCodec::toProto).toList())
                .addAllMeasures(
                        view.measures().stream().map(PositionCodec::toProto).toList())
                .setValues(toProto(view.values()))
                .setRandomBits(view.bits())
                .setDefaultStrategy(view.defaultStrategy());
        if (Double.isFinite(view.budgetLeft())) {
            proto.setBudgetLeftUsdBn(view.budgetLeft());
        }
        view.lastTurn().ifPresent(turn -> proto.setLastTurn(toProto(turn)));
        return proto.build();
    }

    /** The worth of a deal. */
    public static Appraisal appraisal(parley.proto.seat.v1.AppraiseResponse proto) {
        return new Appraisal(
                Bounds.finite("surplus", proto.getSurplus()),
                Bounds.finite("welfare", proto.getWelfare()),
                Bounds.finite("retaliation", proto.getRetaliation()),
                Bounds.finite("politics", proto.getPolitics()),
                Bounds.notNegative("commits_usd_bn", proto.getCommitsUsdBn()));
    }

    /** The worth of a deal as it travels. */
    public static parley.proto.seat.v1.AppraiseResponse toProto(Appraisal appraisal) {
        return parley.proto.seat.v1.AppraiseResponse.newBuilder()
                .setSurplus(appraisal.surplus())
                .setWelfare(appraisal.welfare())
                .setRetaliation(appraisal.retaliation())
                .setPolitics(appraisal.politics())
                .setCommitsUsdBn(appraisal.commits())
                .build();
    }

    static SeatValues values(String at, parley.proto.seat.v1.SeatValues proto) {
        return new SeatValues(
                Bounds.name(at + ".country", proto.getCountry()),
                Bounds.finite(at + ".political_weight", proto.getPoliticalWeight()),
                Bounds.finite(at + ".retaliation_weight", proto.getRetaliationWeight()),
                Bounds.finite(at + ".sovereignty", proto.getSovereignty()),
                Bounds.finite(at + ".concession_aversion", proto.getConcessionAversion()),
                Bounds.finite(at + ".ratification_constraint", proto.getRatificationConstraint()),
                Bounds.finite(at + ".prestige", proto.getPrestigeMap()));
    }

    static parley.proto.seat.v1.SeatValues toProto(SeatValues values) {
        return parley.proto.seat.v1.SeatValues.newBuilder()
                .setCountry(values.country())
                .setPoliticalWeight(values.politicalWeight())
                .setRetaliationWeight(values.retaliationWeight())
                .setSovereignty(values.sovereignty())
                .setConcessionAversion(values.concessionAversion())
                .setRatificationConstraint(values.ratification())
                .putAllPrestige(new TreeMap<>(values.prestige()))
                .build();
    }

    private static View.WorldView world(String at, WorldView proto) {
        return new View.WorldView(
                Bounds.share(at + ".tension", proto.getTension()),
                Bounds.each(at + ".countries", proto.getCountriesList(), OutlookCodec::fromProto),
                Bounds.each(at + ".ladders", proto.getLaddersList(), ViewCodec::ladder),
                Bounds.each(at + ".tables", proto.getTablesList(), ViewCodec::table),
                Bounds.each(at + ".red_lines", proto.getRedLinesList(), OpeningCodec::redLine));
    }

    private static WorldView toProto(View.WorldView world) {
        return WorldView.newBuilder()
                .setTension(world.tension())
                .addAllCountries(
                        world.countries().stream().map(OutlookCodec::toProto).toList())
                .addAllLadders(world.ladders().stream().map(ViewCodec::toProto).toList())
                .addAllTables(world.tables().stream().map(ViewCodec::toProto).toList())
                .addAllRedLines(
                        world.redLines().stream().map(OpeningCodec::toProto).toList())
                .build();
    }

    private static View.LadderStanding ladder(String at, parley.proto.seat.v1.LadderStanding proto) {
        return new View.LadderStanding(
                Bounds.name(at + ".ladder", proto.getLadder()),
                Bounds.notNegative(at + ".level", proto.getLevel()),
                proto.getTitle());
    }

    private static parley.proto.seat.v1.LadderStanding toProto(View.LadderStanding standing) {
        return parley.proto.seat.v1.LadderStanding.newBuilder()
                .setLadder(standing.ladder())
                .setLevel(standing.level())
                .setTitle(standing.title())
                .build();
    }

    private static View.TableStanding table(String at, parley.proto.seat.v1.TableStanding proto) {
        return new View.TableStanding(
                Bounds.name(at + ".table", proto.getTable()),
                proto.getOpen(),
                proto.hasSigned()
                        ? Optional.of(MoveCodec.fromProto(at + ".signed", proto.getSigned()))
                        : Optional.empty());
    }

    private static parley.proto.seat.v1.TableStanding toProto(View.TableStanding standing) {
        var proto = parley.proto.seat.v1.TableStanding.newBuilder()
                .setTable(standing.table())
                .setOpen(standing.open());
        standing.signed().ifPresent(deal -> proto.setSigned(MoveCodec.toProto(deal)));
        return proto.build();
    }

    private static View.LastTurn lastTurn(String at, parley.proto.seat.v1.LastTurn proto) {
        Reply reply = switch (proto.getOutcomeCase()) {
            case MOVE -> MoveCodec.fromProto(proto.getMove());
            case NO_REPLY -> MoveCodec.fromProto(at + ".no_reply", proto.getNoReply());
            case OUTCOME_NOT_SET -> throw new WireException(at + ".outcome", "", "one of move, no_reply");
        };
        return new View.LastTurn(
                Bounds.within(at + ".round", proto.getRound(), 1, MOST_ROUNDS),
                Enums.fromProto(TurnKind.class, proto.getKind(), at + ".kind"),
                reply,
                List.copyOf(proto.getDroppedTablesList()));
    }

    private static parley.proto.seat.v1.LastTurn toProto(View.LastTurn turn) {
        var proto = parley.proto.seat.v1.LastTurn.newBuilder()
                .setRound(turn.round())
                .setKind(Enums.toProto(parley.proto.seat.v1.TurnKind.class, turn.kind()))
                .addAllDroppedTables(turn.dropped());
        switch (turn.reply()) {
            case Reply.Move move -> proto.setMove(MoveCodec.toProto(move));
            case Reply.NoReply noReply -> proto.setNoReply(MoveCodec.toProto(noReply));
        }
        return proto.build();
    }
}
