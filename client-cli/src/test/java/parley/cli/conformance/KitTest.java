package parley.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.grpc.Server;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.cli.model.SeedRange;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.scenario.v1.Issue;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.proto.seat.v1.Wait;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import parley.wire.Tls;

/** A sound agent passes; each that is broken in one way fails for that reason and no other. */
class KitTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("../scenarios")).load("starter");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static Kit.Findings test(SoundAgent agent) throws Exception {
        Server server = agent.start();
        try (var subject = new Subject(SoundAgent.address(server), Tls.usual(), PATIENCE)) {
            return new Kit(STARTER, subject, PATIENCE).run(Optional.empty());
        } finally {
            server.shutdownNow();
        }
    }

    /** One whose answers are changed. */
    private static SoundAgent playing(Function<DecideRequest, Move> brain) {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                return super.move(request).equals(Move.getDefaultInstance())
                        ? Move.getDefaultInstance()
                        : brain.apply(request);
            }
        };
    }

    private static SoundAgent failingWhere(Function<DecideRequest, Boolean> condition) {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                Move sound = super.move(request);
                if (condition.apply(request)) {
                    throw Status.INTERNAL.withDescription("broken on purpose").asRuntimeException();
                }
                return sound;
            }
        };
    }

    private static boolean isForMeasures(DecideRequest request) {
        return request.getView().getKind() == TurnKind.TURN_KIND_MEASURES;
    }

    /** Does this at every table where it is its turn. */
    private static SoundAgent atTables(Function<TableView, TableMove.Builder> action) {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                Move sound = super.move(request);
                if (isForMeasures(request)) {
                    return sound;
                }
                Move.Builder move = Move.newBuilder();
                request.getView().getTablesList().stream()
                        .filter(TableView::getToMove)
                        .forEach(table -> move.addTables(
                                action.apply(table).setTable(table.getTable().getId())));
                return move.build();
            }
        };
    }

    private static TableMove.Builder waiting() {
        return TableMove.newBuilder().setWait(Wait.getDefaultInstance());
    }

    private static TableMove.Builder offering(Iterable<Integer> levels) {
        return TableMove.newBuilder().setOffer(Deal.newBuilder().addAllLevels(levels));
    }

    private static SoundAgent describing(String strategy) {
        return new SoundAgent() {
            @Override
            DescribeResponse about() {
                return super.about().toBuilder().setStrategy(strategy).build();
            }
        };
    }

    private static SoundAgent sleepingOnce() {
        var slept = new AtomicBoolean();
        return playing(request -> {
            if (request.getView().getRound() == 3 && slept.compareAndSet(false, true)) {
                sleep(PATIENCE.plusMillis(500));
            }
            return SoundAgent.own(request);
        });
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SoundAgent movingOutOfTurn() {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                Move.Builder move = super.move(request).toBuilder();
                if (isForMeasures(request)) {
                    request.getView().getTablesList().stream()
                            .filter(TableView::getOpen)
                            .forEach(table -> move.addTables(
                                    waiting().setTable(table.getTable().getId())));
                }
                return move.build();
            }
        };
    }

    private static SoundAgent movingAtClosedTables() {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                Move.Builder move = super.move(request).toBuilder();
                if (!isForMeasures(request)) {
                    request.getView().getTablesList().stream()
                            .filter(table -> !table.getOpen())
                            .forEach(table -> move.addTables(
                                    waiting().setTable(table.getTable().getId())));
                }
                return move.build();
            }
        };
    }

    private static SoundAgent atOneTableOnly() {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                Move sound = super.move(request);
                return sound.getTablesCount() < 2
                        ? sound
                        : sound.toBuilder()
                                .clearTables()
                                .addTables(sound.getTables(0))
                                .build();
            }
        };
    }

    private static SoundAgent changingItsMind() {
        var calls = new AtomicInteger();
        SoundAgent waiting = atTables(table -> waiting());
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                return calls.incrementAndGet() % 2 == 0 ? waiting.move(request) : super.move(request);
            }
        };
    }

    private static SoundAgent remembering() {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return failingWhere(request -> {
            if (request.getRequestId().matches(".*/turns/1(-.*)?")) {
                known.add(request.getSession());
            }
            return !known.contains(request.getSession());
        });
    }

    private static SoundAgent alone() {
        var busy = new AtomicInteger();
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                try {
                    if (busy.incrementAndGet() > 1) {
                        throw Status.RESOURCE_EXHAUSTED.withDescription("busy").asRuntimeException();
                    }
                    sleep(Duration.ofMillis(2));
                    return super.move(request);
                } finally {
                    busy.decrementAndGet();
                }
            }
        };
    }

    private static SoundAgent narrow() {
        return new SoundAgent() {
            @Override
            int maxBytes() {
                return 1 << 20;
            }
        };
    }

    private static SoundAgent speakingForAll() {
        return new SoundAgent() {
            @Override
            Move move(DecideRequest request) {
                return SoundAgent.own(request);
            }
        };
    }

    private static SoundAgent deaf() {
        return new SoundAgent() {
            @Override
            ConcludeResponse concluded() {
                throw Status.UNIMPLEMENTED.asRuntimeException();
            }
        };
    }

    private static SoundAgent accepting() {
        return atTables(table -> TableMove.newBuilder()
                .setAccept(
                        table.getMenuCount() > 0
                                ? table.getMenu(0).getDeal()
                                : Deal.newBuilder()
                                        .addAllLevels(table.getTable().getIssuesList().stream()
                                                .map(issue -> 0)
                                                .toList())
                                        .build()));
    }

    private static List<Integer> all(TableView table, Function<Issue, Integer> level) {
        return table.getTable().getIssuesList().stream().map(level).toList();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(Check.DESCRIBES, describing("x".repeat(101))),
                arguments(
                        Check.ANSWERS, failingWhere(request -> request.getView().getRound() == 2)),
                arguments(Check.IN_TIME, sleepingOnce()),
                arguments(
                        Check.IS_A_MOVE,
                        playing(request -> SoundAgent.own(request).toBuilder()
                                .setRationale("x".repeat(2001))
                                .build())),
                arguments(Check.ITS_TURN, movingOutOfTurn()),
                arguments(Check.LEVELS, atTables(table -> offering(all(table, Issue::getLevelsCount)))),
                arguments(Check.ACCEPTS, accepting()),
                arguments(Check.BUDGET, atTables(table -> offering(all(table, issue -> issue.getLevelsCount() - 1)))),
                arguments(Check.MANY_TABLES, atOneTableOnly()),
                arguments(
                        Check.LAST_ROUND,
                        failingWhere(request -> request.getView().getRoundsLeft() == 0)),
                arguments(Check.CLOSED_TABLES, movingAtClosedTables()),
                arguments(Check.DETERMINISTIC, changingItsMind()),
                arguments(Check.NO_MEMORY, remembering()),
                arguments(Check.AT_ONCE, alone()),
                arguments(Check.CORRECTION, failingWhere(DecideRequest::hasRefusal)),
                arguments(
                        Check.UNKNOWN_FIELDS,
                        failingWhere(request ->
                                !request.getView().getUnknownFields().asMap().isEmpty())),
                arguments(
                        Check.ANY_SCRIPT,
                        failingWhere(request -> !request.getView().getWorld().getLaddersList().stream()
                                .allMatch(ladder ->
                                        StandardCharsets.US_ASCII.newEncoder().canEncode(ladder.getTitle())))),
                arguments(Check.LARGE, narrow()),
                arguments(Check.OWN_COUNTRY, speakingForAll()),
                arguments(Check.CONCLUDES, deaf()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void anAgentThatIsBrokenInOneWayFailsForThatReasonAndNoOther(Check check, SoundAgent agent) throws Exception {
        Kit.Findings findings = test(agent);

        assertThat(findings.results().stream().filter(Result::isFailure))
                .as(findings.results().toString())
                .extracting(Result::check)
                .containsExactly(check.sentence);
        assertThat(findings.results().stream().filter(Result::isFailure)).allSatisfy(result -> {
            assertThat(result.detail()).isNotEmpty();
            assertThat(result.fix()).isEqualTo(check.fix);
        });
    }

    @Test
    void everyCheckFailsForSomeAgent() {
        assertThat(broken().map(arguments -> arguments.get()[0])).containsExactly((Object[]) Check.values());
    }

    @Test
    void theDocumentationListsEveryCheckAndNoOther() throws IOException {
        try (var lines = Files.lines(Path.of("../docs/agents.md"))) {
            assertThat(lines.filter(line -> line.matches("\\| [A-Z][^|]*\\. \\| .*"))
                            .map(line -> line.substring(2, line.indexOf(" | "))))
                    .containsExactlyElementsOf(Stream.of(Check.values())
                            .map(check -> check.sentence)
                            .toList());
        }
    }

    @Test
    void aSoundAgentPassesEveryCheck() throws Exception {
        Kit.Findings findings = test(new SoundAgent());

        assertThat(findings.results())
                .hasSize(Check.values().length)
                .allSatisfy(result ->
                        assertThat(result.outcome()).as(result.toString()).isEqualTo(Result.Outcome.PASS));
        assertThat(findings.country()).contains(SoundAgent.COUNTRY);
    }

    @Test
    void whoPlaysTheOwnStrategyPlaysNoBetterAndNoWorseThanIt() throws Exception {
        Server server = new SoundAgent().start();
        try (var subject = new Subject(SoundAgent.address(server), Tls.usual(), PATIENCE)) {
            Standing agent = Standing.of(STARTER, SoundAgent.COUNTRY, new SeedRange(1, 4), subject::decide);

            assertThat(agent.entries()).hasSize(4);
            assertThat(agent.ofDeals(
                            certificate -> certificate.welfareOptimality().orElse(0)))
                    .isNotEmpty()
                    .allMatch(share -> share > 0 && share <= 1 + 1e-9);
            assertThat(Figure.of(agent, agent).getFirst().more().orElseThrow().mean())
                    .isZero();
        } finally {
            server.shutdownNow();
        }
    }
}
