package parley.coordinator.store;

import java.util.Optional;
import java.util.TreeMap;
import parley.coordinator.session.Assignment;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SecretsMode;
import parley.coordinator.session.SessionPlan;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.wire.PlainText;

/** Plans of sessions as they are asked for and kept. */
public final class PlanCodec {

    private static final int LONGEST_NAME = 100;
    private static final String SOME_PLAYER = "player";

    private PlanCodec() {}

    /** The plan that a request asks for; declined where a field is wrong. */
    public static SessionPlan fromProto(CreateSessionRequest request) {
        var seats = new TreeMap<String, Assignment>();
        for (SeatAssignment seat : request.getSeatsList()) {
            String field = "seats[" + seat.getCountry() + "]";
            if (seats.put(seat.getCountry(), fromProto(seat, field)) != null) {
                throw invalid(field, "there twice", "one driver for each country");
            }
        }
        return new SessionPlan(
                Optional.of(request.getScenario()).filter(id -> !id.isEmpty()),
                request.hasSeed() ? Optional.of(request.getSeed()) : Optional.empty(),
                request.hasParameterSeed() ? Optional.of(request.getParameterSeed()) : Optional.empty(),
                secrets(request),
                request.getOpenFloor(),
                seats);
    }

    /** Who is to drive a seat, which is this field of what was said; declined where that is not said. */
    public static Assignment fromProto(SeatAssignment seat, String field) {
        return switch (seat.getDriverCase()) {
            case STRATEGY -> new Assignment.Strategy(seat.getStrategy());
            case AGENT -> new Assignment.Agent(seat.getAgent());
            case DIAL_IN -> new Assignment.Player(name(seat, field));
            case DRIVER_NOT_SET -> throw invalid(field + ".driver", "", "a strategy, an agent or dial_in");
        };
    }

    private static String name(SeatAssignment seat, String field) {
        String name = seat.getDialIn().getName();
        if (name.length() > LONGEST_NAME) {
            throw invalid(field + ".dial_in.name", name.length() + " characters", "at most " + LONGEST_NAME);
        }
        return name.isBlank() ? SOME_PLAYER : PlainText.of(name);
    }

    private static SecretsMode secrets(CreateSessionRequest request) {
        return switch (request.getSecrets()) {
            case SECRETS_MODE_OPEN -> SecretsMode.OPEN;
            case SECRETS_MODE_UNSPECIFIED, SECRETS_MODE_RANDOM -> SecretsMode.RANDOM;
            case UNRECOGNIZED ->
                throw invalid("secrets", String.valueOf(request.getSecretsValue()), "OPEN or RANDOM, or nothing");
        };
    }

    private static DeclinedException invalid(String field, String value, String expected) {
        return new DeclinedException(new Problem.InvalidField(field, value, expected));
    }

    /** The request that asks for a plan. */
    static CreateSessionRequest toProto(String requestId, SessionPlan plan) {
        var request = CreateSessionRequest.newBuilder()
                .setRequestId(requestId)
                .setSecrets(toProto(plan.secrets()))
                .setOpenFloor(plan.openFloor());
        plan.scenario().ifPresent(request::setScenario);
        plan.seed().ifPresent(request::setSeed);
        plan.parameterSeed().ifPresent(request::setParameterSeed);
        plan.seats().forEach((country, assignment) -> request.addSeats(toProto(country, assignment)));
        return request.build();
    }

    static SeatAssignment toProto(String country, Assignment assignment) {
        var seat = SeatAssignment.newBuilder().setCountry(country);
        switch (assignment) {
            case Assignment.Strategy strategy -> seat.setStrategy(strategy.name());
            case Assignment.Agent agent -> seat.setAgent(agent.target());
            case Assignment.Player player -> seat.setDialIn(DialIn.newBuilder().setName(player.name()));
        }
        return seat.build();
    }

    /** Where secrets come from, as it travels. */
    public static parley.proto.negotiation.v1.SecretsMode toProto(SecretsMode mode) {
        return switch (mode) {
            case OPEN -> parley.proto.negotiation.v1.SecretsMode.SECRETS_MODE_OPEN;
            case RANDOM -> parley.proto.negotiation.v1.SecretsMode.SECRETS_MODE_RANDOM;
        };
    }
}
