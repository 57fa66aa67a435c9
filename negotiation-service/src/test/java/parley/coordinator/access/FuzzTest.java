package parley.coordinator.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.coordinator.AnyCall;
import parley.coordinator.Bytes;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.Limits;
import parley.proto.access.v1.IssueTokenRequest;
import parley.proto.access.v1.RevokeTokenRequest;
import parley.proto.access.v1.Seat;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.ImportSessionRequest;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.Session;
import parley.proto.scenario.v1.GetScenarioRequest;
import parley.proto.scenario.v1.ValidateScenarioRequest;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.Deal;
import parley.wire.Bearer;
import parley.wire.ScenarioCodec;

/**
 * Requests that were right and have been spoilt, against every call: each is answered or refused, nothing of it is our own failure,
 * no thread is left over, and memory stays as it was. {@code -Dparley.fuzz.requests=1000000} is the long form,
 * {@code -Dparley.fuzz.seed=N} gives others.
 */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("parley.fuzz.requests", 2_000);
    /** The first one; another with one more than it in all is how a failure is looked at. */
    private static final int FIRST = Integer.getInteger("parley.fuzz.first", 0);

    private static final long SEED = Long.getLong("parley.fuzz.seed", 1);
    private static final int AT_ONCE = 8;
    private static final int LONGEST_SECONDS = 60;
    private static final long FLAT_BYTES = 48L << 20;

    /** What nobody may be told: that we failed, or that nobody answered. */
    private static final Set<Status.Code> FAILURES = EnumSet.of(
            Status.Code.UNKNOWN,
            Status.Code.INTERNAL,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.UNAVAILABLE,
            Status.Code.DATA_LOSS);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u001b[2J",
            "sessions/",
            "../../etc/passwd",
            "'; DROP TABLE session; --",
            "<script>alert(1)</script>",
            "=1+1",
            "\u202e\ud83d\ude00",
            "x".repeat(3_000),
            "\u00e9".repeat(9_999),
            "y".repeat(20_000));
    private static final double[] NUMBERS = {
        0, -0.0, -1, 1e-320, 1e308, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final long[] INTEGERS = {
        0, 1, -1, 61, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @TempDir
    private Path folder;

    private final ServedCoordinator coordinator = ServedCoordinator.start(ServedCoordinator.settings()
            .withCalls(new CallLimits(10_000_000, 10_000, 10_000_000))
            .withLimits(new Limits(Duration.ofSeconds(10), 2, 2)));
    private final String session = finished();
    private final Map<String, Message> samples = samples();
    private final List<Bearer> bearers = List.of(
            bearer(new Caller.Host()),
            bearer(new Caller.Seat(new SeatName(session, "CHN"))),
            bearer(new Caller.Observer(session)),
            Bearer.of("guess"));

    private Bearer bearer(Caller caller) {
        return Bearer.of(
                coordinator.server().tokens().issue(caller, Duration.ofDays(1)).text());
    }

    private String finished() {
        try {
            Session played = coordinator.play(ServedCoordinator.starter(7, Map.of()));
            return played.getName();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For each kind of request, one that is right. */
    private Map<String, Message> samples() {
        var all = new HashMap<String, Message>();
        List.of(
                        CreateSessionRequest.newBuilder()
                                .setScenario("starter")
                                .setSeed(7)
                                .addSeats(SeatAssignment.newBuilder()
                                        .setCountry("CHN")
                                        .setStrategy("linear"))
                                .addSeats(SeatAssignment.newBuilder()
                                        .setCountry("USA")
                                        .setAgent("127.0.0.1:1"))
                                .build(),
                        ImportSessionRequest.newBuilder()
                                .setTranscript(coordinator
                                        .negotiation()
                                        .getTranscript(GetTranscriptRequest.newBuilder()
                                                .setName(session)
                                                .build())
                                        .getTranscript())
                                .build(),
                        ValidateScenarioRequest.newBuilder()
                                .setScenario(ScenarioCodec.toProto(ServedCoordinator.SCENARIOS.load("starter")))
                                .build(),
                        GetScenarioRequest.newBuilder().setId("starter").build(),
                        AppraiseRequest.newBuilder()
                                .setSession(session)
                                .setTable("USA-CHN")
                                .setDeal(Deal.newBuilder()
                                        .addLevels(0)
                                        .addLevels(1)
                                        .addLevels(0))
                                .build(),
                        IssueTokenRequest.newBuilder()
                                .setSeat(Seat.newBuilder().setSession(session).setCountry("CHN"))
                                .setLifetime(com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(60))
                                .build(),
                        RevokeTokenRequest.newBuilder().setId("0".repeat(32)).build())
                .forEach(sample -> all.put(sample.getDescriptorForType().getFullName(), sample));
        return all;
    }

    private Message sample(AnyCall call) {
        return samples.getOrDefault(call.empty().getDescriptorForType().getFullName(), call.about(session));
    }

    /** One value of one field, however deep, is another one. */
    private static Message otherValue(Message message, Random random) {
        List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
        if (fields.isEmpty()) {
            return message;
        }
        FieldDescriptor field = fields.get(random.nextInt(fields.size()));
        Message.Builder builder = message.toBuilder();
        if (field.isRepeated()) {
            int count = message.getRepeatedFieldCount(field);
            if (count > 0 && random.nextInt(3) > 0) {
                int at = random.nextInt(count);
                builder.setRepeatedField(
                        field, at, otherValue(field, message.getRepeatedField(field, at), builder, random));
            } else if (count > 0 && random.nextBoolean()) {
                List<?> all = (List<?>) message.getField(field);
                List<Object> more = new ArrayList<>(all);
                more.addAll(all);
                builder.setField(field, random.nextBoolean() ? more : List.of());
            } else if (!field.isMapField()) {
                builder.addRepeatedField(field, fresh(field, builder, random));
            }
        } else if (random.nextInt(6) == 0) {
            builder.clearField(field);
        } else {
            builder.setField(field, otherValue(field, message.getField(field), builder, random));
        }
        return builder.build();
    }

    private static Object otherValue(FieldDescriptor field, Object value, Message.Builder in, Random random) {
        return value instanceof Message inner ? otherValue(inner, random) : fresh(field, in, random);
    }

    private static Object fresh(FieldDescriptor field, Message.Builder in, Random random) {
        return switch (field.getJavaType()) {
            case INT -> (int) INTEGERS[random.nextInt(INTEGERS.length)];
            case LONG -> INTEGERS[random.nextInt(INTEGERS.length)];
            case FLOAT -> (float) NUMBERS[random.nextInt(NUMBERS.length)];
            case DOUBLE -> NUMBERS[random.nextInt(NUMBERS.length)];
            case BOOLEAN -> random.nextBoolean();
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BYTE_STRING -> ByteString.copyFromUtf8(TEXTS.get(random.nextInt(TEXTS.size())));
            case ENUM -> any(field, random);
            case MESSAGE -> in.newBuilderForField(field).build();
        };
    }

    private static EnumValueDescriptor any(FieldDescriptor field, Random random) {
        return field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(40) - 1);
    }

    /** Bytes that are other ones, too many or too few. */
    private static byte[] otherBytes(byte[] bytes, Random random) {
        byte[] spoilt = random.nextInt(4) == 0 && bytes.length > 0
                ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
                : Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
        for (int i = 0; i < 1 + random.nextInt(8) && spoilt.length > 0; i++) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
        }
        return spoilt;
    }

    private byte[] spoilt(AnyCall call, Random random) {
        Message message = sample(call);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            message = otherValue(message, random);
        }
        return random.nextInt(3) == 0 ? otherBytes(message.toByteArray(), random) : message.toByteArray();
    }

    /** Sends bytes, and gives how the call ended, or that it was answered. */
    private Status sent(AnyCall call, byte[] bytes, Bearer bearer) {
        MethodDescriptor<byte[], byte[]> raw =
                call.method().toBuilder(new Bytes(), new Bytes()).build();
        ClientCall<byte[], byte[]> sending = coordinator
                .channel()
                .newCall(
                        raw,
                        CallOptions.DEFAULT
                                .withCallCredentials(bearer)
                                .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS));
        var end = new CompletableFuture<Status>();
        sending.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        end.complete(Status.OK);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                new Metadata());
        sending.request(1);
        sending.sendMessage(bytes);
        sending.halfClose();
        Status status = end.join();
        sending.cancel("enough", null);
        return status;
    }

    private final AtomicLong next = new AtomicLong();
    private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    private void send(List<AnyCall> calls, long to) {
        for (long number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
            var random = new Random(SEED * 1_000_003 + number);
            AnyCall call = calls.get(random.nextInt(calls.size()));
            Bearer bearer = bearers.get(
                    Permissions.roles(call.name()).equals(Set.of(Role.SEAT))
                            ? 1
                            : random.nextInt(12) / 3 * random.nextInt(2));
            Status status = sent(call, spoilt(call, random), bearer);
            ends.computeIfAbsent(status.getCode().name(), code -> new LongAdder())
                    .increment();
            if (FAILURES.contains(status.getCode())) {
                failures.putIfAbsent(call.name() + " " + status.getCode(), "request " + number + ": " + status);
            }
        }
    }

    private void send(List<AnyCall> calls, long from, long to) throws InterruptedException {
        next.set(from);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                var unused = threads.submit(() -> send(calls, to));
            }
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A client that has its answer may be faster than the thread that gave it. */
    private void awaitNobodyAnswering() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        long answering = answering(0);
        for (int look = 1; answering > 0 && System.nanoTime() < end; look++) {
            answering = answering(look);
        }
        assertThat(answering).as("threads that still answer").isZero();
    }

    /** Threads that answer a call at the moment. */
    private long answering(int look) throws IOException {
        Path dump = folder.resolve(look + ".json");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        return Files.readString(dump)
                .lines()
                .filter(line -> line.contains("\"call-"))
                .count();
    }

    private static AnyCall listing(List<AnyCall> calls) {
        return calls.stream()
                .filter(call -> call.name().endsWith("/ListSessions"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whateverIsSentIsAnsweredOrRefusedAndLeavesNothingBehind() throws Exception {
        List<AnyCall> calls = AnyCall.of(coordinator.server().services());
        try {
            send(calls, FIRST, FIRST + (REQUESTS - FIRST) / 2);
            long before = used();
            send(calls, FIRST + (REQUESTS - FIRST) / 2, REQUESTS);
            long after = used();

            System.out.printf(
                    "fuzz: %d requests, ends %s, heap %d MB then %d MB%n",
                    REQUESTS, new TreeMap<>(ends), before >> 20, after >> 20);
            assertThat(failures).isEmpty();
            assertThat(ends.keySet()).contains("OK", "INVALID_ARGUMENT", "UNAUTHENTICATED", "PERMISSION_DENIED");
            assertThat(after - before).as("bytes more in use").isLessThan(FLAT_BYTES);
            awaitNobodyAnswering();
            assertThat(sent(listing(calls), new byte[0], bearers.getFirst()))
                    .as("the host asks for the sessions")
                    .isEqualTo(Status.OK);
        } finally {
            coordinator.close();
        }
    }
}
