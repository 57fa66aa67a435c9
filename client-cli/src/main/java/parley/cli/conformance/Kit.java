package parley.cli.conformance;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.SeatName;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.agent.v1.TableResult;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.View;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.CallFailure;
import parley.wire.MoveCodec;

/**
 * Plays an agent through fixed situations. Each fault is counted against one check, so that the first thing to mend is plain: what
 * goes wrong in ordinary questions is not held against the special ones, and an answer that is late is waited for.
 */
final class Kit {

    private static final long SEED = 1;
    private static final int LONGEST_TEXT = 100;
    private static final int AT_ONCE = 48;

    /** Takes leave of every table at once. */
    private static final Negotiator LEAVER = Kit::leave;

    private final Scenario scenario;
    private final Subject subject;
    private final Duration patience;
    private final List<Result> results = new ArrayList<>();
    private int times;

    Kit(Scenario scenario, Subject subject, Duration patience) {
        this.scenario = scenario;
        this.subject = subject;
        this.patience = patience;
    }

    /**
     * What came of all checks.
     *
     * @param country in whose seat most of it was played; empty if it speaks for none of the scenario
     */
    record Findings(DescribeResponse about, Optional<String> country, List<Result> results) {
        boolean isRight() {
            return results.stream().noneMatch(Result::isFailure);
        }
    }

    private static Reply leave(View view) {
        var actions = new java.util.TreeMap<String, TableAction>();
        view.tables().stream()
                .filter(table -> table.toMove())
                .forEach(table -> actions.put(table.table().id(), new TableAction.Walk()));
        return Reply.Move.tables(actions);
    }

    /** Runs all checks, in the seat of the wanted country where one is wanted. */
    Findings run(Optional<String> wanted) {
        DescribeResponse about = describe(wanted);
        List<String> countries = scenario.seats().stream()
                .filter(seat -> about.getCountriesCount() == 0
                        || about.getCountriesList().contains(seat))
                .toList();
        Optional<String> country = wanted.or(() -> countries.stream().max(Comparator.comparingLong(this::tables)))
                .filter(countries::contains);
        country.ifPresent(seat -> play(about, countries, seat));
        return new Findings(about, country, results);
    }

    private long tables(String seat) {
        return scenario.tables().stream()
                .filter(table -> table.parties().contains(seat))
                .count();
    }

    private DescribeResponse describe(Optional<String> wanted) {
        try {
            DescribeResponse about = subject.describe();
            results.add(Check.DESCRIBES.of(fault(about, wanted)));
            return about;
        } catch (StatusRuntimeException e) {
            results.add(Check.DESCRIBES.failed(CallFailure.text(e.getStatus())));
            return DescribeResponse.getDefaultInstance();
        }
    }

    private Optional<String> fault(DescribeResponse about, Optional<String> wanted) {
        List<String> countries = about.getCountriesList();
        List<String> expected = wanted.map(List::of).orElseGet(scenario::seats);
        if (!countries.isEmpty() && Collections.disjoint(countries, expected)) {
            return Optional.of("countries: " + String.join(", ", countries) + " (expected: some of "
                    + String.join(", ", expected) + ", or none for any)");
        }
        return Stream.of(about.getStrategy(), about.getVersion())
                .filter(text -> text.length() > LONGEST_TEXT)
                .map(text -> "a text of " + text.length() + " characters (expected: at most " + LONGEST_TEXT + ")")
                .findFirst();
    }

    private Walk walk(String country, Negotiator others) {
        return Walk.play(scenario, SEED, country, subject::decide, seat -> others, (session, answers) -> {});
    }

    private void play(DescribeResponse about, List<String> countries, String country) {
        Walk walk = walk(country, new DefaultStrategy());
        var seen = new ArrayList<>(walk.observations());
        countries.stream()
                .filter(other -> !other.equals(country))
                .forEach(other -> seen.addAll(walk(other, new DefaultStrategy()).observations()));
        Walk left = walk(country, LEAVER);
        seen.addAll(left.observations());
        ordinary(seen);
        results.add(manyTables(seen));
        results.add(Check.LAST_ROUND.unless(
                unless(Check.ANSWERS, "it does not answer in earlier ones either"),
                () -> Check.LAST_ROUND.of(seen.stream().filter(s -> s.question().isInLastRound()), Kit::isSilence)));
        results.add(Check.CLOSED_TABLES.unless(
                unless(Check.ANSWERS, "it does not answer while all are open either"),
                () -> Check.CLOSED_TABLES.of(seen.stream(), Kit::isAboutClosedTables)));
        boolean same = deterministic(about, walk);
        altered(walk, left, same);
        results.add(ownCountry(about, countries, walk));
        results.add(concludes(walk));
    }

    /** Why something need not be tried, if this check has failed. */
    private Optional<String> unless(Check before, String why) {
        boolean failed = results.stream()
                .anyMatch(result -> result.isFailure() && result.check().equals(before.sentence));
        return failed ? Optional.of(why) : Optional.empty();
    }

    private static boolean isSilence(Observation seen) {
        return seen.heard() instanceof Heard.Failed;
    }

    /** Whether a closed table is to blame: a move at one, or silence that ordinary questions do not meet. */
    private static boolean isAboutClosedTables(Observation seen) {
        if (isSilence(seen)) {
            return seen.question().hasClosedTable() && !seen.question().isInLastRound();
        }
        return seen.refusal()
                .map(refusal -> seen.question().view().tables().stream()
                        .map(table -> table.table().id())
                        .anyMatch(table -> refusal.field().startsWith("tables[" + table + "]")
                                && seen.question().isClosed(table)))
                .orElse(false);
    }

    private void ordinary(List<Observation> seen) {
        results.add(Check.ANSWERS.of(
                seen.stream()
                        .filter(s ->
                                !s.question().isInLastRound() && !s.question().hasClosedTable()),
                Kit::isSilence));
        results.add(Check.IN_TIME.of(seen.stream().flatMap(this::late).findFirst()));
        results.add(Check.IS_A_MOVE.of(seen.stream(), s -> s.heard() instanceof Heard.Garbage));
        List<Observation> refused =
                seen.stream().filter(s -> !isAboutClosedTables(s)).toList();
        results.add(Check.ITS_TURN.of(
                refused.stream(),
                s -> is(
                        s,
                        Refusal.Reason.NOT_YOUR_TURN,
                        Refusal.Reason.MEASURE_NOT_OPEN,
                        Refusal.Reason.WRONG_TURN_KIND,
                        Refusal.Reason.RED_LINE_NOT_OPEN)));
        results.add(Check.LEVELS.of(refused.stream(), s -> is(s, Refusal.Reason.UNKNOWN_LEVEL)));
        results.add(Check.ACCEPTS.of(
                refused.stream(), s -> is(s, Refusal.Reason.NOTHING_TO_ACCEPT, Refusal.Reason.OFFER_REPLACED)));
        results.add(Check.BUDGET.of(refused.stream(), s -> is(s, Refusal.Reason.OVER_BUDGET)));
    }

    private Stream<String> late(Observation seen) {
        return switch (seen.heard()) {
            case Heard.Moved moved
            when moved.took().compareTo(patience) > 0 ->
                Stream.of(moved.took().toMillis() + " ms (expected: at most " + patience.toMillis() + " ms), "
                        + seen.question().where());
            case Heard.Failed failed
            when failed.late() ->
                Stream.of(failed.status() + ", " + seen.question().where());
            case Heard.Moved moved -> Stream.empty();
            case Heard.Failed failed -> Stream.empty();
            case Heard.Garbage garbage -> Stream.empty();
        };
    }

    private static boolean is(Observation seen, Refusal.Reason... reasons) {
        return seen.refusal()
                .map(refusal -> List.of(reasons).contains(refusal.reason()))
                .orElse(false);
    }

    private static Result manyTables(List<Observation> seen) {
        List<Observation> many = seen.stream()
                .filter(s -> s.question().tables() > 1 && s.heard() instanceof Heard.Moved)
                .toList();
        if (many.isEmpty()) {
            return Check.MANY_TABLES.skipped("no turn had several tables");
        }
        boolean ever = many.stream().anyMatch(s -> s.heard() instanceof Heard.Moved moved && moved.tables() > 1);
        return ever
                ? Check.MANY_TABLES.passed()
                : Check.MANY_TABLES.failed("never more than one table in "
                        + many.size() + " turns with several, e.g. "
                        + many.getFirst().question().where());
    }

    /** Whether it is right that answers to the same question are compared. */
    private boolean deterministic(DescribeResponse about, Walk walk) {
        if (!about.getDeterministic()) {
            results.add(Check.DETERMINISTIC.skipped("it does not claim to be deterministic"));
            return false;
        }
        Optional<String> other = walk.observations().stream()
                .filter(seen -> seen.heard() instanceof Heard.Moved)
                .filter(seen -> Stream.generate(() -> ++times)
                        .limit(2)
                        .map(time ->
                                subject.decide(Altered.again(seen.question().request(), time)))
                        .anyMatch(heard -> heard instanceof Heard.Moved && differs(seen.heard(), heard)))
                .findFirst()
                .map(seen -> "another move " + seen.question().where());
        results.add(Check.DETERMINISTIC.of(other));
        return other.isEmpty();
    }

    private static boolean differs(Heard first, Heard second) {
        return first instanceof Heard.Moved one
                && second instanceof Heard.Moved other
                && !(one.move().tables().equals(other.move().tables())
                        && one.move().measures().equals(other.move().measures())
                        && one.move().redLines().equals(other.move().redLines()));
    }

    private void altered(Walk walk, Walk left, boolean same) {
        results.add(Check.NO_MEMORY.of(backwards(walk, left, same)));
        results.add(Check.AT_ONCE.unless(
                unless(Check.NO_MEMORY, "it needs an order"), () -> Check.AT_ONCE.of(atOnce(walk, same))));
        results.add(Check.CORRECTION.of(fault(walk, asked(walk, Altered::refused), false)));
        results.add(Check.UNKNOWN_FIELDS.of(fault(walk, asked(walk, Altered::newer), same)));
        results.add(Check.ANY_SCRIPT.of(fault(walk, asked(walk, Altered::inAnyScript), same)));
        results.add(Check.LARGE.of(fault(
                walk,
                List.of(subject.decide(
                        Altered.large(Altered.again(walk.questions().getFirst().request(), ++times)))),
                false)));
    }

    private List<Heard> asked(Walk walk, UnaryOperator<DecideRequest> altered) {
        int time = ++times;
        return walk.questions().stream()
                .map(question -> subject.decide(altered.apply(Altered.again(question.request(), time))))
                .toList();
    }

    /** The first answer that is worse than the ordinary one to the same question, or another one. */
    private static Optional<String> fault(Walk walk, List<Heard> answers, boolean same) {
        List<Observation> judged = walk.judged(answers);
        for (int i = 0; i < judged.size(); i++) {
            Observation first = walk.observations().get(i);
            Observation then = judged.get(i);
            if (first.fault().isEmpty()) {
                if (then.fault().isPresent()) {
                    return then.fault();
                }
                if (same && differs(first.heard(), then.heard())) {
                    return Optional.of("another move than when it was asked in order, "
                            + then.question().where());
                }
            }
        }
        return Optional.empty();
    }

    /** From the last question to the first, with questions of another session in between. */
    private Optional<String> backwards(Walk walk, Walk left, boolean same) {
        int time = ++times;
        var answers = new ArrayList<Heard>();
        for (int i = walk.questions().size() - 1; i >= 0; i--) {
            answers.add(subject.decide(Altered.again(walk.questions().get(i).request(), time)));
            if (i < left.questions().size()) {
                subject.decide(Altered.again(left.questions().get(i).request(), time));
            }
        }
        Collections.reverse(answers);
        return fault(walk, answers, same);
    }

    /** Every question several times, all at the same time. */
    private Optional<String> atOnce(Walk walk, boolean same) {
        List<Question> questions = walk.questions();
        int first = times + 1;
        times += Math.max(2, AT_ONCE / questions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<List<Future<Heard>>> futures = IntStream.rangeClosed(first, times)
                    .mapToObj(time -> questions.stream()
                            .map(question ->
                                    threads.submit(() -> subject.decide(Altered.again(question.request(), time))))
                            .toList())
                    .toList();
            return futures.stream()
                    .map(answers -> answers.stream().map(Kit::got).toList())
                    .flatMap(answers -> fault(walk, answers, same).stream())
                    .findFirst();
        }
    }

    private static Heard got(Future<Heard> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call answers or fails with a status", e);
        }
    }

    private Result ownCountry(DescribeResponse about, List<String> countries, Walk walk) {
        Optional<String> foreign = scenario.seats().stream()
                .filter(seat -> about.getCountriesCount() > 0 && !countries.contains(seat))
                .findFirst();
        return foreign.map(seat -> ownCountry(seat, walk))
                .orElseGet(() -> Check.OWN_COUNTRY.skipped("it speaks for every country here"));
    }

    private Result ownCountry(String foreign, Walk walk) {
        Function<DecideRequest, DecideRequest> of = request -> {
            var altered = Altered.again(request, ++times).toBuilder();
            altered.getViewBuilder().setSeat(foreign);
            return altered.build();
        };
        return switch (subject.decide(of.apply(walk.questions().getFirst().request()))) {
            case Heard.Moved moved -> Check.OWN_COUNTRY.failed("a move for " + foreign);
            case Heard.Garbage garbage -> Check.OWN_COUNTRY.failed(garbage.what());
            case Heard.Failed failed ->
                failed.status().startsWith(Status.Code.INVALID_ARGUMENT.name())
                        ? Check.OWN_COUNTRY.passed()
                        : Check.OWN_COUNTRY.failed(failed.status() + " (expected: INVALID_ARGUMENT), for " + foreign);
        };
    }

    private Result concludes(Walk walk) {
        var seat = new SeatName(walk.questions().getFirst().request().getSession(), walk.country());
        String digest = walk.transcript().digest();
        ConcludeRequest.Builder request = ConcludeRequest.newBuilder()
                .setSession(seat.session())
                .setCountry(seat.country())
                .setDigest(digest);
        Conclusion.of(seat, walk.transcript(), digest).tables().forEach(table -> request.addTables(result(table)));
        try {
            subject.conclude(request.build());
            subject.conclude(request.build());
            return Check.CONCLUDES.passed();
        } catch (StatusRuntimeException e) {
            return Check.CONCLUDES.failed(CallFailure.text(e.getStatus()));
        }
    }

    private static TableResult result(Conclusion.TableResult table) {
        TableResult.Builder result =
                TableResult.newBuilder().setTable(table.table()).setSurplus(table.surplus());
        table.signed().ifPresent(deal -> result.setSigned(MoveCodec.toProto(deal)));
        return result.build();
    }
}
