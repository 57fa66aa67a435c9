package parley.summit.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One seat's own luck: keyed, so that neither the public seed nor other seats' secrets reveal it (MODEL section 2).
 */
public final class PrivateDraws {

    private final Mac mac;
    private final long seed;

    PrivateDraws(byte[] secret, long seed) {
        this.seed = seed;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /** 64 random bits for {@code name}. */
    public long bits(String name) {
        byte[] message = (seed + "|" + name).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(mac.doFinal(message)).getLong();
    }

    /** Uniform in [0, 1) for {@code name}: the first 53 bits. */
    public double uniform(String name) {
        return (bits(name) >>> 11) * 0x1.0p-53;
    }
}
