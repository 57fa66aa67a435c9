package parley.coordinator.access;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SeatTokens;
import parley.coordinator.session.TokenStore;

/**
 * Issues tokens, says who their bearers are, and takes them back. A token is a JSON Web Token, signed by HMAC with SHA-256 and a key
 * that only coordinators have.
 */
public final class Tokens implements SeatTokens {

    /** No token is valid for longer. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** How long one is valid where nobody says so. */
    public static final Duration USUAL = Duration.ofDays(30);

    private static final String ISSUER = "parley";
    private static final String ROLE = "role";
    private static final String SESSION = "session";
    private static final String COUNTRY = "country";
    private static final int KEY_BITS = 256;
    private static final int ID_BYTES = 16;
    private static final int LONGEST_TEXT = 2_000;
    private static final int REMEMBERED = 10_000;

    private final TokenStore store;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final OctetSequenceKey key;
    private final DefaultJWTProcessor<SecurityContext> verifier;
    private final Cache<String, Token> verified =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();
    private volatile Set<String> revoked;

    /** With the keys of this store, which are made where it has none. */
    public Tokens(TokenStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        JWKSet keys = keys(store.keys(fresh()));
        key = keys.getKeys().getFirst().toOctetSequenceKey();
        verifier = verifier(keys);
        revoked = store.revoked();
    }

    private static String fresh() {
        try {
            return new JWKSet(new OctetSequenceKeyGenerator(KEY_BITS)
                            .keyIDFromThumbprint(true)
                            .algorithm(JWSAlgorithm.HS256)
                            .generate())
                    .toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    private static JWKSet keys(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException("the keys of the tokens cannot be read", e);
        }
    }

    private DefaultJWTProcessor<SecurityContext> verifier(JWKSet keys) {
        var claims =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("jti", "exp", ROLE)) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(0);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** A new token, as it is sent, and what it says. */
    public record Issued(String text, Token token) {}

    /** A token that is valid for so long from now on. */
    public Issued issue(Caller caller, Duration lifetime) {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        // Whole seconds, as it travels.
        Instant expires = Instant.ofEpochSecond(clock.instant().plus(lifetime).getEpochSecond());
        var token = new Token(HexFormat.of().formatHex(id), caller, expires);
        return new Issued(signed(token), token);
    }

    @Override
    public String issue(SeatName seat) {
        return issue(new Caller.Seat(seat), USUAL).text();
    }

    private String signed(Token token) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .jwtID(token.id())
                .expirationTime(Date.from(token.expires()))
                .claim(ROLE, token.caller().role().word());
        token.caller().session().ifPresent(session -> claims.claim(SESSION, session));
        if (token.caller() instanceof Caller.Seat seat) {
            claims.claim(COUNTRY, seat.name().country());
        }
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            jwt.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("no token can be signed", e);
        }
        return jwt.serialize();
    }

    /** The token with this text if it was met before; whether it still counts, {@link #require} says. */
    Optional<Token> known(String text) {
        return Optional.ofNullable(verified.getIfPresent(text));
    }

    /** What a token says whose signature is right. */
    Token verified(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw invalid("longer than " + LONGEST_TEXT + " characters");
        }
        try {
            Token token = token(verifier.process(SignedJWT.parse(text), null));
            verified.put(text, token);
            return token;
        } catch (ExpiredJWTException e) {
            throw invalid("expired");
        } catch (ParseException | JOSEException | BadJOSEException e) {
            throw invalid("not one of this coordinator's");
        }
    }

    private static Token token(JWTClaimsSet claims) throws ParseException {
        return new Token(
                String.valueOf(claims.getJWTID()),
                caller(claims),
                claims.getExpirationTime().toInstant());
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        String word = String.valueOf(claims.getStringClaim(ROLE));
        String session = String.valueOf(claims.getStringClaim(SESSION));
        return switch (Role.of(word).orElse(Role.NOBODY)) {
            case HOST -> new Caller.Host();
            case SEAT -> new Caller.Seat(new SeatName(session, String.valueOf(claims.getStringClaim(COUNTRY))));
            case OBSERVER -> new Caller.Observer(session);
            case NOBODY -> throw new ParseException("role: " + word, 0);
        };
    }

    /** The id of a token that is one of this coordinator's and not expired. */
    public Optional<String> id(String text) {
        try {
            return Optional.of(verified(text).id());
        } catch (DeclinedException e) {
            return Optional.empty();
        }
    }

    /** Refuses a token that is expired or revoked by now. */
    void require(Token token) {
        if (!clock.instant().isBefore(token.expires())) {
            throw invalid("expired");
        }
        if (revoked.contains(token.id())) {
            throw invalid("revoked");
        }
    }

    private static DeclinedException invalid(String problem) {
        return new DeclinedException(new Problem.TokenInvalid(problem));
    }

    /** From now on the token with this id is not valid any more. */
    public void revoke(String id) {
        Instant now = clock.instant();
        store.revoke(id, now.plus(LONGEST), now);
        refresh();
    }

    /** Learns what others have revoked; one after the other, so that nobody forgets what was revoked while it looked. */
    public synchronized void refresh() {
        revoked = store.revoked();
    }
}
