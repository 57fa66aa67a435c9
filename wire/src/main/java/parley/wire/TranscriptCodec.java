package parley.wire;

import java.util.Map;
import java.util.TreeMap;
import parley.summit.chance.Secrets;
import parley.summit.transcript.Transcript;

/** Transcripts on the wire. */
public final class TranscriptCodec {

    private TranscriptCodec() {}

    /** The transcript; its entries must be numbered in rising order. */
    public static Transcript fromProto(parley.proto.transcript.v1.Transcript proto) {
        Bounds.present("scenario", proto.hasScenario(), proto.getScenario());
        Transcript transcript = new Transcript(
                ScenarioCodec.fromProto(proto.getScenario()),
                proto.getSeed(),
                proto.hasParameterSeed() ? proto.getParameterSeed() : proto.getSeed(),
                secrets(proto.getSecretsMap()),
                proto.getEventsList().stream().map(EventCodec::fromProto).toList());
        checkNumbers(transcript);
        return transcript;
    }

    /** The transcript as it travels, with its secrets; {@code digest} is empty until the session is finished. */
    public static parley.proto.transcript.v1.Transcript toProto(Transcript transcript, String digest) {
        var proto = parley.proto.transcript.v1.Transcript.newBuilder()
                .setScenario(ScenarioCodec.toProto(transcript.scenario()))
                .setSeed(transcript.seed())
                .putAllSecrets(transcript.secrets().byCountry())
                .addAllEvents(
                        transcript.entries().stream().map(EventCodec::toProto).toList())
                .setDigest(digest);
        if (transcript.parameterSeed() != transcript.seed()) {
            proto.setParameterSeed(transcript.parameterSeed());
        }
        return proto.build();
    }

    static Secrets secrets(Map<String, String> byCountry) {
        byCountry.forEach((country, secret) -> Bounds.check(
                secret.matches("[0-9a-f]{64}"),
                "secrets[" + country + "]",
                secret.length() + " characters",
                "64 hexadecimal digits"));
        return new Secrets(new TreeMap<>(byCountry));
    }

    static void checkNumbers(Transcript transcript) {
        long before = 0;
        for (var entry : transcript.entries()) {
            Bounds.check(entry.number() > before, "number", entry.number(), "more than " + before);
            before = entry.number();
        }
    }
}
