package parley.coordinator.store;

import parley.coordinator.session.Phase;
import parley.proto.negotiation.v1.Pause;
import parley.wire.Times;

/** Pauses as they travel and are kept. */
public final class PauseCodec {

    private PauseCodec() {}

    public static Pause toProto(Phase.Paused pause) {
        return Pause.newBuilder()
                .setReason(pause.reason())
                .setSince(Times.toProto(pause.since()))
                .build();
    }

    static Phase.Paused fromProto(Pause pause) {
        return new Phase.Paused(pause.getReason(), Times.fromProto(pause.getSince()));
    }
}
