package parley.coordinator.server;

import com.google.protobuf.Duration;
import io.grpc.stub.StreamObserver;
import java.util.List;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Token;
import parley.coordinator.access.Tokens;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.proto.access.v1.AccessServiceGrpc.AccessServiceImplBase;
import parley.proto.access.v1.IssueTokenRequest;
import parley.proto.access.v1.IssueTokenResponse;
import parley.proto.access.v1.RevokeTokenRequest;
import parley.proto.access.v1.RevokeTokenResponse;
import parley.wire.Times;

/** Gives out tokens and takes them back. */
final class AccessEdge extends AccessServiceImplBase {

    private final Coordinator coordinator;
    private final Tokens tokens;

    AccessEdge(Coordinator coordinator, Tokens tokens) {
        this.coordinator = coordinator;
        this.tokens = tokens;
    }

    @Override
    public void issueToken(IssueTokenRequest request, StreamObserver<IssueTokenResponse> reply) {
        Tokens.Issued issued =
                tokens.issue(caller(request), request.hasLifetime() ? lifetime(request.getLifetime()) : Tokens.USUAL);
        reply.onNext(IssueTokenResponse.newBuilder()
                .setToken(issued.text())
                .setId(issued.token().id())
                .setExpireTime(Times.toProto(issued.token().expires()))
                .build());
        reply.onCompleted();
    }

    private Caller caller(IssueTokenRequest request) {
        return switch (request.getRoleCase()) {
            case HOST -> new Caller.Host();
            case SEAT ->
                new Caller.Seat(
                        seat(request.getSeat().getSession(), request.getSeat().getCountry()));
            case OBSERVER ->
                new Caller.Observer(
                        coordinator.session(request.getObserver().getSession()).name());
            case ROLE_NOT_SET -> throw invalid("role", "", "host, seat or observer");
        };
    }

    private SeatName seat(String session, String country) {
        List<String> seats = coordinator.session(session).scenario().seats();
        if (!seats.contains(country)) {
            throw new DeclinedException(new Problem.UnknownCountry(country, seats));
        }
        return new SeatName(session, country);
    }

    private static java.time.Duration lifetime(Duration asked) {
        if (asked.getSeconds() < 1
                || asked.getSeconds() > Tokens.LONGEST.toSeconds()
                || asked.getNanos() < 0
                || asked.getNanos() > 999_999_999) {
            throw invalid(
                    "lifetime",
                    asked.getSeconds() + " s, " + asked.getNanos() + " ns",
                    "1 s to " + Tokens.LONGEST.toDays() + " days");
        }
        return java.time.Duration.ofSeconds(asked.getSeconds());
    }

    @Override
    public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> reply) {
        if (!Token.isId(request.getId())) {
            throw invalid("id", request.getId(), "the id of a token, 32 hexadecimal digits");
        }
        tokens.revoke(request.getId());
        reply.onNext(RevokeTokenResponse.getDefaultInstance());
        reply.onCompleted();
    }

    private static DeclinedException invalid(String field, String value, String expected) {
        return new DeclinedException(new Problem.InvalidField(field, value, expected));
    }
}
