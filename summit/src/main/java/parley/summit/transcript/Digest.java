package parley.summit.transcript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a transcript's lines: decisions, chance and what the rules made of them, and nothing else. */
final class Digest {

    private Digest() {}

    static String of(Transcript transcript) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            Lines.of(transcript).forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
