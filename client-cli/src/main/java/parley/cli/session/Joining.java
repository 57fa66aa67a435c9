package parley.cli.session;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import parley.agent.SeatPlayer;
import parley.cli.client.Unreached;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.summit.seat.Negotiator;
import parley.wire.Address;
import parley.wire.Tls;

/** Plays a seat for {@code parley session join}, and says how it goes. */
final class Joining {

    /** How long a coordinator that went away may take to be there again. */
    private static final Duration RETURN = Duration.ofSeconds(60);

    private Joining() {}

    static int play(
            Address address,
            Tls tls,
            Supplier<Optional<String>> token,
            String session,
            Negotiator negotiator,
            Console console) {
        try (var player = new SeatPlayer(address, tls, token, session, negotiator, RETURN, console::note)) {
            String digest = player.play()
                    .digest()
                    .orElseThrow(() -> new FailedException(session
                            + ": over before it was finished: it was cancelled, or the coordinator could not go on"));
            console.say(session + ": FINISHED, digest " + digest);
            return 0;
        } catch (StatusRuntimeException e) {
            throw Unreached.because(e, address.toString());
        } catch (InterruptedException e) {
            throw new FailedException("session join: broken off", e);
        }
    }
}
