package parley.coordinator.agent;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.Ruling;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.Turn;
import parley.coordinator.telemetry.AgentCall;
import parley.coordinator.telemetry.Telemetry;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.CountryAgentServiceGrpc;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceBlockingStub;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.agent.v1.SeatAccess;
import parley.proto.agent.v1.TableResult;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;
import parley.wire.Address;
import parley.wire.DialledChannel;
import parley.wire.MoveCodec;
import parley.wire.Reachability;
import parley.wire.Times;
import parley.wire.Tls;
import parley.wire.ViewCodec;
import parley.wire.WireException;

/** Drives a seat by calling a {@code CountryAgentService}, in any language. */
final class DialledAgent implements SeatDriver {

    private static final Logger LOG = LoggerFactory.getLogger(DialledAgent.class);

    /** The first answer and two corrections. */
    private static final int ATTEMPTS = 3;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** Every call has a deadline, also in a turn without one. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Address address;
    private final Optional<SeatAccess> access;
    private final Telemetry telemetry;
    private final DialledChannel<CountryAgentServiceBlockingStub> channel;
    private final Reachability reachability = new Reachability();

    DialledAgent(Address address, Tls tls, Optional<SeatAccess> access, Telemetry telemetry) {
        this.address = address;
        this.access = access;
        this.telemetry = telemetry;
        channel = new DialledChannel<>(
                address, tls, CountryAgentServiceGrpc.SERVICE_NAME, CountryAgentServiceGrpc::newBlockingStub);
    }

    @Override
    public Driver identity() {
        return new Driver(Driver.Kind.DIALLED_AGENT, address.toString());
    }

    DescribeResponse describe(Duration time) {
        return channel.within(time).describe(DescribeRequest.getDefaultInstance());
    }

    @Override
    public void play(Turn turn) {
        try {
            answer(turn);
        } catch (InterruptedException e) {
            // The turn is over, so there is nobody to ask any more.
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Turn turn) throws InterruptedException {
        Optional<Refusal> refusal = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Reply> reply = answer(turn, attempt, refusal);
            if (reply.isEmpty()) {
                return;
            }
            switch (reply.get()) {
                case Reply.NoReply none -> {
                    turn.pass(none, identity());
                    return;
                }
                case Reply.Move move -> refusal = refusal(turn.submit(move, identity()));
            }
            if (refusal.isEmpty()) {
                return;
            }
        }
        refusal.map(Turn::illegal).ifPresent(illegal -> turn.pass(illegal, identity()));
    }

    private static Optional<Refusal> refusal(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Refused refused -> Optional.of(refused.refusal());
            case Ruling.Recorded recorded -> Optional.empty();
            case Ruling.NotAsked notAsked -> Optional.empty();
        };
    }

    /**
     * A call has the deadline that the turn had when it began; where that has changed meanwhile, a silence says nothing. Empty, and not asked,
     * where somebody has answered or somebody else is to: then the agent may not see any more what the seat sees.
     */
    private Optional<Reply> answer(Turn turn, int attempt, Optional<Refusal> refusal) throws InterruptedException {
        turn.awaitClock();
        while (turn.isAskedOf(identity())) {
            int clockChanges = turn.clockChanges();
            Reply reply = asked(turn, attempt, refusal);
            if (!isSilence(reply) || clockChanges == turn.clockChanges()) {
                return Optional.of(reply);
            }
            turn.awaitClock();
        }
        return Optional.empty();
    }

    private static boolean isSilence(Reply reply) {
        return reply instanceof Reply.NoReply none
                && switch (none.reason()) {
                    case DEADLINE, UNREACHABLE -> true;
                    case ILLEGAL, GARBAGE, FAILED -> false;
                };
    }

    private Reply asked(Turn turn, int attempt, Optional<Refusal> refusal) {
        try (AgentCall call =
                call(CountryAgentServiceGrpc.getDecideMethod(), turn.seat().country())) {
            call.attempt(attempt + 1);
            Reply reply = reply(call, turn, request(turn, attempt, refusal));
            reachability.saw(reply instanceof Reply.NoReply none && none.reason() == Reply.Reason.UNREACHABLE);
            call.ended(reply);
            return reply;
        }
    }

    private AgentCall call(MethodDescriptor<?, ?> method, String country) {
        return telemetry.call(method.getFullMethodName(), country, address.toString());
    }

    /** The stub for one call, which carries its trace. */
    private CountryAgentServiceBlockingStub stub(AgentCall call, Duration given) {
        var metadata = new Metadata();
        call.handOn((name, value) -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        CountryAgentServiceBlockingStub stub = channel.within(given);
        return metadata.keys().isEmpty()
                ? stub
                : stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    private Reply reply(AgentCall call, Turn turn, DecideRequest request) {
        Duration left = left(turn);
        Duration given = reachability.patience(left);
        try {
            return move(stub(call, given).decide(request));
        } catch (StatusRuntimeException e) {
            Duration said = given.equals(left) ? turn.patience().orElse(left) : given;
            return AgentFailure.reply(e, channel.isConnected(), said);
        } catch (WireException e) {
            return new Reply.NoReply(Reply.Reason.GARBAGE, String.valueOf(e.getMessage()));
        }
    }

    private static Reply move(DecideResponse response) {
        return response.hasMove()
                ? MoveCodec.fromProto(response.getMove())
                : new Reply.NoReply(Reply.Reason.GARBAGE, "move: missing (expected: one, which may be empty)");
    }

    private Duration left(Turn turn) {
        return timed(turn).orElse(LONGEST);
    }

    /** What is left of a turn whose time runs. */
    private static Optional<Duration> timed(Turn turn) {
        return turn.deadline().flatMap(end -> turn.left());
    }

    private DecideRequest request(Turn turn, int attempt, Optional<Refusal> refusal) {
        DecideRequest.Builder request = DecideRequest.newBuilder()
                .setRequestId(attempt == 0 ? turn.requestId() : turn.requestId() + "/corrections/" + attempt)
                .setSession(turn.seat().session())
                .setView(ViewCodec.toProto(turn.view()));
        turn.deadline().ifPresent(end -> request.setDeadline(Times.toProto(end)));
        access.ifPresent(request::setSeatAccess);
        refusal.ifPresent(r -> request.setRefusal(MoveCodec.toProto(r)));
        return request.build();
    }

    @Override
    public void conclude(Conclusion conclusion) {
        ConcludeRequest.Builder request = ConcludeRequest.newBuilder()
                .setSession(conclusion.seat().session())
                .setCountry(conclusion.seat().country())
                .setDigest(conclusion.digest());
        conclusion.tables().forEach(table -> request.addTables(result(table)));
        try (AgentCall call = call(
                CountryAgentServiceGrpc.getConcludeMethod(), conclusion.seat().country())) {
            tell(call, conclusion, request.build());
        }
    }

    private void tell(AgentCall call, Conclusion conclusion, ConcludeRequest request) {
        try {
            var unused = stub(call, reachability.patience(MOMENT)).conclude(request);
        } catch (StatusRuntimeException e) {
            call.ended(e.getStatus().getCode());
            LOG.info(
                    "{}: {} was not told the result: {}", conclusion.seat(), address, AgentFailure.text(e.getStatus()));
        }
    }

    private static TableResult result(Conclusion.TableResult result) {
        TableResult.Builder proto =
                TableResult.newBuilder().setTable(result.table()).setSurplus(result.surplus());
        result.signed().ifPresent(deal -> proto.setSigned(MoveCodec.toProto(deal)));
        return proto.build();
    }

    @Override
    public void close() {
        channel.close();
    }
}
