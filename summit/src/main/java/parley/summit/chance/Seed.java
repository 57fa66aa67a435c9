package parley.summit.chance;

import java.nio.charset.StandardCharsets;

/**
 * The public seed: every draw is a hash of (seed, stream, entity, step), so that adding a country, a log line or a thread
 * changes no other draw (MODEL section 2).
 */
public record Seed(long value) {

    /** Uniform in [0, 1). */
    public double uniform(Stream stream, String entity, long step) {
        long hash = mix(mix(mix(mix(value) ^ stream.id()) ^ id(entity)) ^ step);
        return unit(hash);
    }

    /** The first 53 bits as a number in [0, 1). */
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64. */
    public static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a, 64 bits, of the UTF-8 bytes. */
    public static long id(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
