package parley.coordinator.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.coordinator.AnyCall;
import parley.coordinator.DialledIn;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.SeatName;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.SeatAccess;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.MenuDeal;
import parley.proto.seat.v1.SeatServiceGrpc;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.TurnKind;
import parley.summit.chance.Secrets;
import parley.summit.seat.SeatValues;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.transcript.Visibility;
import parley.wire.Bearer;

/**
 * Whole sessions, walked over the port: all that a seat, an observer and the host are told before the end, by every call that changes
 * nothing and in every round, field by field.
 */
class PrivacyWalkTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Numbers with fewer digits than this may be the same by chance. */
    private static final int DIGITS = 10;

    /** So many seats of a session are played by players that dial in, the others by agents that are dialled. */
    private static final int DIALLING_IN = 2;

    private static final Map<Long, Walk> WALKS = new HashMap<>();

    private static final List<String> STRATEGIES = List.of("boulware", "linear", "conceder", "micro", "naive-tft");

    /** All that somebody was told, taken to pieces. */
    private static final class Told {
        final Set<Double> numbers = new HashSet<>();
        final Set<Long> integers = new HashSet<>();
        final Set<String> texts = new TreeSet<>();

        void add(Object thing) {
            switch (thing) {
                case Message message ->
                    message.getAllFields().forEach((field, value) -> {
                        if (value instanceof List<?> items) {
                            items.forEach(this::add);
                        } else {
                            add(value);
                        }
                    });
                case Double number -> numbers.add(number);
                case Long number -> integers.add(number);
                case String text -> texts.add(text);
                case ByteString bytes -> texts.add(bytes.toStringUtf8());
                default -> {}
            }
        }
    }

    /** One session that has come to its end and does not say so yet, and what everybody was told. */
    private record Walk(Transcript transcript, Map<String, Told> seats, Told observer, Told host) {}

    private static String marker(String country) {
        return "what " + country + " thinks";
    }

    /** One of the starter, walked once for all that is to be found out about it. */
    private static Walk starter(long seed) throws Exception {
        Optional<Walk> walked = Optional.ofNullable(WALKS.get(seed));
        if (walked.isEmpty()) {
            WALKS.put(seed, walk("starter", seed, 3));
        }
        return of(seed, WALKS);
    }

    /** Plays it with an agent for every country that asks all it may once in each round, unless it appraises nothing. */
    private static Walk walk(String scenario, long seed, int appraised) throws Exception {
        var held = new HeldEnd();
        var random = new Random(seed);
        var told = new ConcurrentHashMap<String, Told>();
        var asking = new ArrayList<ScriptedAgent>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var coordinator = ServedCoordinator.start(
                        ServedCoordinator.settings().withCalls(new CallLimits(1_000_000, 1_000, 10)), held.store())) {
            CreateSessionRequest.Builder request = ServedCoordinator.starter(0, Map.of())
                    .setScenario(scenario)
                    .setSeed(random.nextLong())
                    .setParameterSeed(random.nextLong())
                    .setSecrets(SecretsMode.SECRETS_MODE_RANDOM);
            var seats = new ArrayList<String>();
            var dialsIn = new LinkedHashMap<String, Function<DecideRequest, DecideResponse>>();
            for (String country : ServedCoordinator.SCENARIOS.load(scenario).seats()) {
                var player = BuiltInStrategy.named(STRATEGIES.get(random.nextInt(STRATEGIES.size())));
                Function<DecideRequest, DecideResponse> asks = question -> {
                    Told mine = told.computeIfAbsent(country, c -> new Told());
                    synchronized (mine) {
                        mine.add(question);
                        appraise(coordinator, question, mine, appraised);
                        if (appraised > 0 && question.getView().getKind() == TurnKind.TURN_KIND_FIRST_TABLES) {
                            readAboutIt(coordinator, new Caller.Seat(seat(question)), question.getSession(), mine);
                        }
                    }
                    DecideResponse move = ScriptedAgent.decidedBy(player).apply(question);
                    return move.toBuilder()
                            .setMove(move.getMove().toBuilder().setRationale(marker(country)))
                            .build();
                };
                seats.add(country);
                if (dialsIn.size() < DIALLING_IN) {
                    dialsIn.put(country, asks);
                    request.addSeatsBuilder().setCountry(country).setDialIn(DialIn.getDefaultInstance());
                } else {
                    ScriptedAgent agent = ScriptedAgent.answering(asks);
                    asking.add(agent);
                    request.addSeatsBuilder().setCountry(country).setAgent(agent.address());
                }
            }
            String session = coordinator.create(request).getName();
            var playing = new ArrayList<Future<?>>();
            dialsIn.forEach((country, asks) -> playing.add(threads.submit(() ->
                    dialIn(coordinator, session, country, told.computeIfAbsent(country, c -> new Told()), asks))));
            held.await();
            seats.forEach(country -> {
                var seat = new Caller.Seat(new SeatName(session, country));
                read(coordinator, seat, session, told.computeIfAbsent(country, c -> new Told()));
            });
            var observer = new Told();
            read(coordinator, new Caller.Observer(session), session, observer);
            var host = new Told();
            read(coordinator, new Caller.Host(), session, host);
            Transcript all = coordinator.server().coordinator().session(session).transcript();
            held.release();
            coordinator.end(session);
            for (Future<?> player : playing) {
                player.get();
            }
            return new Walk(all, Map.copyOf(told), observer, host);
        } finally {
            asking.forEach(ScriptedAgent::close);
        }
    }

    /** Plays a seat by long poll to the session's end, and keeps all that it is told. */
    private static void dialIn(
            ServedCoordinator coordinator,
            String session,
            String country,
            Told told,
            Function<DecideRequest, DecideResponse> asks) {
        String token = coordinator
                .server()
                .tokens()
                .issue(new Caller.Seat(new SeatName(session, country)), HOUR)
                .text();
        var responses = DialledIn.play(
                coordinator,
                session,
                country,
                turn -> asks.apply(DecideRequest.newBuilder()
                                .setSession(session)
                                .setView(turn.getView())
                                .setSeatAccess(SeatAccess.newBuilder().setToken(token))
                                .build())
                        .getMove());
        synchronized (told) {
            responses.stream().filter(response -> !response.hasOver()).forEach(told::add);
        }
    }

    private static SeatName seat(DecideRequest question) {
        return new SeatName(question.getSession(), question.getView().getSeat());
    }

    /** The worth of a few deals of its menus to a seat. */
    private static void appraise(ServedCoordinator coordinator, DecideRequest question, Told told, int most) {
        var seats = SeatServiceGrpc.newBlockingStub(coordinator.channel())
                .withCallCredentials(Bearer.of(question.getSeatAccess().getToken()));
        for (TableView table : question.getView().getTablesList()) {
            table.getMenuList().stream()
                    .limit(most)
                    .map(MenuDeal::getDeal)
                    .forEach(deal -> told.add(seats.appraise(AppraiseRequest.newBuilder()
                            .setSession(question.getSession())
                            .setTable(table.getTable().getId())
                            .setDeal(deal)
                            .build())));
        }
    }

    /** All answers to every call about a session that this caller may make and that changes nothing. */
    private static void read(ServedCoordinator coordinator, Caller caller, String session, Told told) {
        read(AnyCall.of(coordinator.server().services()), coordinator, caller, session, told);
    }

    private static void readAboutIt(ServedCoordinator coordinator, Caller caller, String session, Told told) {
        List<AnyCall> calls = AnyCall.of(coordinator.server().services()).stream()
                .filter(AnyCall::isAboutASession)
                .toList();
        read(calls, coordinator, caller, session, told);
    }

    private static void read(
            List<AnyCall> calls, ServedCoordinator coordinator, Caller caller, String session, Told told) {
        String token = coordinator.server().tokens().issue(caller, HOUR).text();
        long last = lastSeenBy(
                caller, coordinator.server().coordinator().session(session).transcript());
        for (AnyCall call : calls) {
            if (call.method().isSafe() && Permissions.roles(call.name()).contains(caller.role())) {
                call.answers(coordinator.channel(), Optional.of(Bearer.of(token)), call.about(session), last)
                        .forEach(told::add);
            }
        }
    }

    /** The contract, once more: what is public, and for a seat what is its tables' and its own. */
    private static long lastSeenBy(Caller caller, Transcript transcript) {
        Optional<String> country =
                caller instanceof Caller.Seat seat ? Optional.of(seat.name().country()) : Optional.empty();
        Set<String> tables = transcript.scenario().tables().stream()
                .filter(table -> country.filter(table.parties()::contains).isPresent())
                .map(table -> table.id())
                .collect(Collectors.toSet());
        return transcript.entries().stream()
                .filter(entry -> switch (entry.visibility()) {
                    case Visibility.Everyone everyone -> true;
                    case Visibility.AtTable table -> tables.contains(table.table());
                    case Visibility.OneSeat one ->
                        country.filter(one.seat()::equals).isPresent();
                    case Visibility.HostOnly nobody -> false;
                })
                .mapToLong(Entry::number)
                .max()
                .orElse(0);
    }

    private static Set<Double> numbers(SeatValues values) {
        var told = new HashSet<>(values.prestige().values());
        told.addAll(List.of(
                values.politicalWeight(),
                values.retaliationWeight(),
                values.sovereignty(),
                values.concessionAversion(),
                values.ratification()));
        return told;
    }

    private static boolean isItsOwn(double number) {
        return Double.toString(Math.abs(number))
                        .replaceAll("E.*|\\.", "")
                        .replaceFirst("^0+", "")
                        .length()
                >= DIGITS;
    }

    private static Map<String, SeatValues> values(Transcript transcript) {
        return transcript.entries().stream()
                .map(Entry::event)
                .flatMap(event -> event instanceof Event.WorldOpened opened
                        ? opened.seats().stream()
                        : java.util.stream.Stream.<SeatValues>of())
                .collect(Collectors.toMap(SeatValues::country, v -> v));
    }

    private static <K, T> T of(K name, Map<K, T> things) {
        return Optional.ofNullable(things.get(name)).orElseThrow();
    }

    /** What this viewer was told that is somebody else's. */
    private static List<String> leaks(Walk walk, String viewer, Told told) {
        var leaks = new ArrayList<String>();
        Transcript transcript = walk.transcript();
        Set<Double> own = Optional.ofNullable(values(transcript).get(viewer))
                .map(PrivacyWalkTest::numbers)
                .orElse(Set.of());
        values(transcript)
                .forEach((country, values) -> numbers(values).stream()
                        .filter(PrivacyWalkTest::isItsOwn)
                        .filter(number -> !own.contains(number) && told.numbers.contains(number))
                        .forEach(number -> leaks.add("a private value of " + country + ": " + number)));
        for (long seed : List.of(transcript.seed(), transcript.parameterSeed())) {
            if (told.integers.contains(seed)
                    || told.texts.stream().anyMatch(text -> text.contains(String.valueOf(seed)))) {
                leaks.add("a seed");
            }
        }
        transcript.secrets().byCountry().forEach((country, secret) -> {
            if (told.texts.stream().anyMatch(text -> text.contains(secret))) {
                leaks.add("the secret of " + country);
            }
            if (!country.equals(viewer) && told.texts.stream().anyMatch(text -> text.contains(marker(country)))) {
                leaks.add("what " + country + " thinks");
            }
        });
        return leaks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nobodyIsToldBeforeTheEndWhatIsAnotherSeats(long seed) throws Exception {
        Walk walk = starter(seed);

        assertThat(walk.seats()).hasSize(4);
        assertThat(values(walk.transcript()).values())
                .allSatisfy(values -> assertThat(numbers(values)).anyMatch(PrivacyWalkTest::isItsOwn));
        walk.seats()
                .forEach((country, told) ->
                        assertThat(leaks(walk, country, told)).as(country).isEmpty());
        assertThat(leaks(walk, "", walk.observer())).as("observer").isEmpty();
        assertThat(leaks(walk, "", walk.host())).as("host").isEmpty();
    }

    @Test
    void theWeekOfTheSummitKeepsWhatIsPrivateToo() throws Exception {
        Walk walk = walk("gyeongju-2025", 1, 0);

        walk.seats()
                .forEach((country, told) ->
                        assertThat(leaks(walk, country, told)).as(country).isEmpty());
        assertThat(leaks(walk, "", walk.observer())).isEmpty();
    }

    @Test
    void aSeatIsToldWhatIsItsOwn() throws Exception {
        Walk walk = starter(1);

        walk.seats().forEach((country, told) -> {
            assertThat(told.numbers).containsAll(numbers(of(country, values(walk.transcript()))));
            assertThat(told.texts).contains(marker(country));
        });
    }

    @Test
    void aWalkNoticesWhatIsGivenAway() throws Exception {
        Walk walk = starter(2);
        var china = new Told();
        china.numbers.addAll(of("CHN", walk.seats()).numbers);

        assertThat(leaks(walk, "USA", china)).anyMatch(leak -> leak.startsWith("a private value of CHN"));
        china.add("seed " + walk.transcript().seed());
        china.add(of("USA", walk.transcript().secrets().byCountry()));
        assertThat(leaks(walk, "CHN", china)).containsExactlyInAnyOrder("a seed", "the secret of USA");
    }

    /** A private value that two numbers that somebody was told give by a sum, a difference, a product or a quotient. */
    private static List<String> recovered(Set<Double> told, Set<Double> secret) {
        var found = new ArrayList<String>();
        double[] known = told.stream()
                .filter(PrivacyWalkTest::isItsOwn)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        for (double value : secret) {
            for (double a : known) {
                for (double needed : new double[] {value - a, a - value, value + a, value / a, a / value}) {
                    int at = java.util.Arrays.binarySearch(known, needed);
                    int next = at >= 0 ? at : Math.min(known.length - 1, -at - 1);
                    if (Math.abs(known[next] - needed) <= Math.ulp(needed) * 4) {
                        found.add(value + " from " + a + " and " + known[next]);
                    }
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noPairOfNumbersThatASeatWasToldGivesAnotherSeatsPrivateValue(long seed) throws Exception {
        Walk walk = starter(seed);
        Map<String, SeatValues> values = values(walk.transcript());

        walk.seats()
                .forEach((viewer, told) -> values.forEach((country, theirs) -> {
                    Set<Double> secret = numbers(theirs).stream()
                            .filter(PrivacyWalkTest::isItsOwn)
                            .filter(number -> !told.numbers.contains(number))
                            .collect(Collectors.toSet());
                    if (!viewer.equals(country)) {
                        assertThat(recovered(told.numbers, secret))
                                .as("%s about %s", viewer, country)
                                .isEmpty();
                    }
                }));
    }

    @Test
    void aSumThatGivesAValueAwayIsFound() {
        assertThat(recovered(Set.of(0.123456789012, 0.234567890123), Set.of(0.123456789012 + 0.234567890123)))
                .isNotEmpty();
    }

    @Test
    void whoeverGuessesTheSeedStillKnowsNoPrivateValue() throws Exception {
        Walk walk = starter(3);
        Transcript transcript = walk.transcript();
        Map<String, SeatValues> values = values(transcript);

        LongStream.of(transcript.seed(), transcript.parameterSeed()).forEach(guess -> {
            Session open = Session.open(
                    transcript.scenario(),
                    transcript.seed(),
                    guess,
                    Secrets.open(transcript.scenario().seats()));
            values.forEach((country, truth) ->
                    assertThat(open.view(country).values().politicalWeight()).isNotEqualTo(truth.politicalWeight()));
        });
    }
}
