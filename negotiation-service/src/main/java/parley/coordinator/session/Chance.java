package parley.coordinator.session;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import parley.summit.chance.Secrets;

/** Luck from outside the rules: what nobody may guess. */
final class Chance {

    /** Without letters and digits that are mistaken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int ID_LENGTH = 10;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    String id() {
        return random.ints(ID_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(java.util.stream.Collectors.joining());
    }

    long seed() {
        return random.nextLong();
    }

    /** 32 bytes in hexadecimal. */
    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Secrets secrets(List<String> seats) {
        var byCountry = new TreeMap<String, String>();
        seats.forEach(seat -> byCountry.put(seat, secret()));
        return new Secrets(byCountry);
    }
}
