package parley.classroom.room;

import com.google.common.hash.Hashing;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Codes that people type, and tokens that programs show. Of both only digests are kept. */
public final class Codes {

    /** Without what is mistaken for something else on a board or aloud: 0 O, 1 I L, 5 S, 8 B, U V. */
    private static final String LETTERS = "234679ACDEFGHJKMNPQRTWXYZ";

    private static final int CLASS_LETTERS = 6;
    private static final int RETURN_LETTERS = 10;
    private static final int TOKEN_BYTES = 32;

    private static final String SEPARATOR = ".";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    static String ofClass() {
        return code(CLASS_LETTERS);
    }

    static String ofReturn() {
        return code(RETURN_LETTERS);
    }

    /** Names its class, so that nobody has to look through all of them. */
    public static String token(String ofClass) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return ofClass + SEPARATOR + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The code of the class that a token names, if it names one. */
    static String ofToken(String token) {
        return token.substring(0, Math.max(0, token.indexOf(SEPARATOR)));
    }

    /**
     * A token for somebody in a class that follows from a secret; without the secret nobody finds it, nor the secret from it.
     *
     * @param who e.g. {@code teacher}
     */
    static String derived(String secret, String ofClass, String who) {
        return ofClass
                + SEPARATOR
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Hashing.hmacSha256(secret.getBytes(StandardCharsets.UTF_8))
                                .hashString(ofClass + "/" + who, StandardCharsets.UTF_8)
                                .asBytes());
    }

    private static String code(int letters) {
        var code = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** A code as it was given out, however it was typed. */
    static String normal(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    static ByteString digest(String secret) {
        return ByteString.copyFrom(
                Hashing.sha256().hashString(secret, StandardCharsets.UTF_8).asBytes());
    }
}
