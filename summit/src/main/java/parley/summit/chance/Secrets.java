package parley.summit.chance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The secret of every seat, 32 bytes in hexadecimal; who knows one can compute that seat's private values. */
public record Secrets(SortedMap<String, String> byCountry) {

    public Secrets {
        byCountry = Collections.unmodifiableSortedMap(new TreeMap<>(byCountry));
    }

    /** The secrets of open research runs, which anybody can derive: SHA-256 of {@code "open" + code}. */
    public static Secrets open(List<String> seats) {
        var byCountry = new TreeMap<String, String>();
        seats.forEach(seat -> byCountry.put(seat, HexFormat.of().formatHex(sha256("open" + seat))));
        return new Secrets(byCountry);
    }

    /** The draws of one seat in the session with this seed. */
    public PrivateDraws of(String country, long seed) {
        String secret = byCountry.get(country);
        if (secret == null) {
            throw new IllegalArgumentException(
                    "secret of: " + country + " (expected: one of " + byCountry.keySet() + ")");
        }
        return new PrivateDraws(HexFormat.of().parseHex(secret), seed);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
