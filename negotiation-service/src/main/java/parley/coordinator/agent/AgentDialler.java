package parley.coordinator.agent;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Dialler;
import parley.coordinator.session.Problem;
import parley.coordinator.telemetry.Telemetry;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.agent.v1.SeatAccess;
import parley.wire.Address;
import parley.wire.PlainText;

/**
 * Dials agents over gRPC.
 *
 * @param coordinator gRPC target where agents may ask about their position; empty where nobody answers
 */
public record AgentDialler(AllowedAgents allowed, Supplier<Optional<String>> coordinator, Telemetry telemetry)
        implements Dialler {

    private static final Logger LOG = LoggerFactory.getLogger(AgentDialler.class);

    private static final Duration INTRODUCTION = Duration.ofSeconds(2);

    @Override
    public void check(SeatName seat, String target) {
        if (!allowed.allows(address(seat, target))) {
            throw new DeclinedException(new Problem.AgentNotAllowed(seat.country(), target));
        }
    }

    private static Address address(SeatName seat, String target) {
        try {
            return Address.parse(target);
        } catch (IllegalArgumentException e) {
            throw new DeclinedException(
                    new Problem.InvalidField("seats[" + seat.country() + "].agent", target, Address.EXPECTED));
        }
    }

    @Override
    public SeatDriver dial(SeatName seat, String token, String target) {
        DialledAgent agent = agent(seat, token, target);
        problem(agent, seat).ifPresent(problem -> {
            agent.close();
            throw new DeclinedException(new Problem.AgentUnreachable(seat.country(), target, problem));
        });
        return agent;
    }

    @Override
    public SeatDriver dialAgain(SeatName seat, String token, String target) {
        return agent(seat, token, target);
    }

    private DialledAgent agent(SeatName seat, String token, String target) {
        check(seat, target);
        Optional<SeatAccess> access = coordinator
                .get()
                .map(here ->
                        SeatAccess.newBuilder().setTarget(here).setToken(token).build());
        return new DialledAgent(address(seat, target), allowed.tls(), access, telemetry);
    }

    /** Whether it says that it speaks for others only; one that says nothing may come back, or may know no more than Decide. */
    private static Optional<String> problem(DialledAgent agent, SeatName seat) {
        try {
            DescribeResponse about = agent.describe(INTRODUCTION);
            List<String> countries = about.getCountriesList();
            boolean speaks = countries.isEmpty() || countries.contains(seat.country());
            return speaks ? Optional.empty() : Optional.of("speaks for " + PlainText.of(String.join(", ", countries)));
        } catch (StatusRuntimeException e) {
            LOG.warn(
                    "{}: {} does not say whom it speaks for: {}",
                    seat,
                    agent.identity().name(),
                    AgentFailure.text(e.getStatus()));
            return Optional.empty();
        }
    }
}
