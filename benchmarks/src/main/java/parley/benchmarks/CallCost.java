package parley.benchmarks;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.coordinator.session.Assignment;
import parley.coordinator.session.Store;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.seat.v1.Move;
import parley.wire.Loopback;

/**
 * What a coordinator makes of its calls: the rounds of many sessions in which an agent behind gRPC sits in every seat, beside raw
 * unary calls of as many bytes with as many of them in flight. The opening of the sessions and the months after the summit, when
 * nobody is called, are left out.
 */
public final class CallCost {

    static final List<String> SEATS = List.of("USA", "CHN", "MYS", "AUS");
    private static final DecideResponse HOLD =
            DecideResponse.newBuilder().setMove(Move.getDefaultInstance()).build();

    private CallCost() {}

    /** So often each side plays its course in one turn: once takes a moment, in which the compiler would have the last word. */
    private static final int LAPS = 6;

    /** Arguments: sessions at once, and pairs of turns; without them 50 and 15. */
    public static void main(String[] arguments) throws Exception {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        measure(sessions, pairs);
    }

    private static void measure(int sessions, int pairs) throws Exception {
        try (Rounds rounds = new Rounds(sessions)) {
            Course course = rounds.course();
            System.out.println(course);
            try (RawCalls raw = new RawCalls(sessions, course)) {
                var contest = new Contest(
                        "calls",
                        new Contest.Side("raw calls", raw::play),
                        new Contest.Side("rounds", watch -> rounds.play(course, watch)));
                contest.hold(pairs, pairs);
            }
        }
    }

    /** The requests of one session, turn by turn. */
    private record Course(List<List<byte[]>> turns) {

        /** After the first turn, in which sessions wait for one another. */
        List<List<byte[]>> timed() {
            return turns.subList(1, turns.size());
        }

        long calls() {
            return timed().stream().mapToInt(List::size).sum();
        }

        @Override
        public String toString() {
            long bytes = timed().stream()
                    .flatMap(List::stream)
                    .mapToLong(request -> request.length)
                    .sum();
            return "a session: " + calls() + " calls in " + timed().size() + " turns, requests of " + bytes / calls()
                    + " bytes, answers of " + HOLD.getSerializedSize();
        }
    }

    /** A coordinator, and an agent that makes no move. It holds the first turn and the last until all sessions are there. */
    private static final class Rounds extends CountryAgentServiceImplBase implements AutoCloseable {
        private final int sessions;
        private final Server agent;
        private final Hall hall;
        private final SortedMap<Integer, List<byte[]>> seen = new ConcurrentSkipListMap<>();
        private volatile Optional<Gates> gates = Optional.empty();

        private record Gates(int last, CountDownLatch first, CountDownLatch end, Contest.Watch watch) {
            void pass(int turn) throws InterruptedException {
                if (turn == 1) {
                    pass(first, watch::start);
                } else if (turn == last) {
                    pass(end, watch::stop);
                }
            }

            private static synchronized void count(CountDownLatch gate, Runnable open) {
                if (gate.getCount() == 1) {
                    open.run();
                }
                gate.countDown();
            }

            private static void pass(CountDownLatch gate, Runnable open) throws InterruptedException {
                count(gate, open);
                gate.await();
            }
        }

        Rounds(int sessions) throws IOException {
            this.sessions = sessions;
            agent = NettyServerBuilder.forAddress(Loopback.at(0))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .addService(this)
                    .build()
                    .start();
            var seats = new TreeMap<String, Assignment>();
            SEATS.forEach(seat -> seats.put(seat, new Assignment.Agent(Loopback.target(agent.getPort()))));
            hall = Hall.open(Store.none(), sessions, seats);
        }

        /** Sessions in which nobody ever moves all take the same course. */
        Course course() throws InterruptedException {
            hall.play(1);
            return new Course(List.copyOf(seen.values()));
        }

        @Override
        public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
            reply.onNext(DescribeResponse.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
            reply.onNext(ConcludeResponse.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
            String id = request.getRequestId();
            int turn = Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
            if (gates.isEmpty()) {
                seen.computeIfAbsent(turn, t -> new CopyOnWriteArrayList<>()).add(request.toByteArray());
            } else {
                try {
                    gates.get().pass(turn);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            reply.onNext(HOLD);
            reply.onCompleted();
        }

        long play(Course course, Contest.Watch watch) throws InterruptedException {
            for (int lap = 0; lap < LAPS; lap++) {
                playOnce(course, watch);
            }
            return course.calls() * LAPS * sessions;
        }

        private void playOnce(Course course, Contest.Watch watch) throws InterruptedException {
            List<List<byte[]>> turns = course.turns();
            gates = Optional.of(new Gates(
                    turns.size(),
                    new CountDownLatch(sessions * turns.getFirst().size()),
                    new CountDownLatch(sessions * turns.getLast().size()),
                    watch));
            hall.play(sessions);
        }

        @Override
        public void close() {
            hall.close();
            agent.shutdownNow();
        }
    }

    /** The same bytes at the same time, and nothing but bytes: a channel for each seat of each session, as a coordinator has it. */
    private static final class RawCalls implements AutoCloseable {
        private final Course course;
        private final RawServer server = RawServer.answering(HOLD.toByteArray());
        private final List<List<ManagedChannel>> channels = new ArrayList<>();

        RawCalls(int sessions, Course course) {
            this.course = course;
            for (int i = 0; i < sessions; i++) {
                channels.add(SEATS.stream().map(seat -> channel()).toList());
            }
        }

        private ManagedChannel channel() {
            return NettyChannelBuilder.forTarget(Loopback.target(server.port()))
                    .usePlaintext()
                    .directExecutor()
                    .build();
        }

        /** Once untimed, since the rounds are timed from their second turn on as well, over connections that have just been used. */
        long play(Contest.Watch watch) throws Exception {
            playAll();
            watch.start();
            for (int lap = 0; lap < LAPS; lap++) {
                playAll();
            }
            watch.stop();
            return course.calls() * LAPS * channels.size();
        }

        private void playAll() throws Exception {
            var played = new ArrayList<Future<?>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                channels.forEach(seats -> played.add(threads.submit(() -> {
                    play(seats);
                    return seats;
                })));
            }
            for (Future<?> one : played) {
                one.get();
            }
        }

        private void play(List<ManagedChannel> seats) throws Exception {
            for (List<byte[]> turn : course.timed()) {
                var calls = new ArrayList<ListenableFuture<byte[]>>();
                for (int seat = 0; seat < turn.size(); seat++) {
                    calls.add(ClientCalls.futureUnaryCall(
                            seats.get(seat)
                                    .newCall(
                                            RawServer.METHOD,
                                            CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMinutes(1))),
                            turn.get(seat)));
                }
                for (ListenableFuture<byte[]> call : calls) {
                    call.get();
                }
            }
        }

        @Override
        public void close() {
            channels.forEach(seats -> seats.forEach(ManagedChannel::shutdownNow));
            server.close();
        }
    }
}
