package parley.classroom.edge;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.classroom.room.Member;
import parley.classroom.room.Rooms;
import parley.proto.classroom.v1.ClassRole;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Bearer;
import parley.wire.Errors;
import parley.wire.Peer;

/** Finds out who calls. */
final class Callers implements ServerInterceptor {

    private static final String ROLE = "CLASS_ROLE_";
    private static final Context.Key<Caller> CALLER = Context.key("classroom caller");

    private static final int CALLS_AT_ONCE = 300;
    private static final int CALLS_A_MINUTE = 1_200;

    private final Rooms rooms;
    private final String consoleToken;

    /** Enough for somebody with several windows who is shown what every choice is worth, too little to keep a class busy. */
    private final Budgets calls = new Budgets("calls of one person", CALLS_AT_ONCE, CALLS_A_MINUTE);

    /** Who calls, and from where; a token that nobody has is nobody's. */
    private record Caller(Optional<String> token, boolean console, Optional<Member> member, String address) {}

    Callers(Rooms rooms, String consoleToken) {
        this.rooms = rooms;
        this.consoleToken = consoleToken;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<String> token = Bearer.shown(headers);
        var caller = new Caller(
                token, token.map(this::isConsole).orElse(false), token.flatMap(rooms::member), Peer.address(call));
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }

    private boolean isConsole(String token) {
        return !token.isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), consoleToken.getBytes(StandardCharsets.UTF_8));
    }

    /** Where this thread's call comes from. */
    static String address() {
        return CALLER.get().address();
    }

    /** Refuses whoever is not the console, or, where teachers may as well, a teacher. */
    static void requireConsole(String call, boolean orTeacher) {
        Caller caller = CALLER.get();
        boolean teacher = caller.member()
                .map(member -> member.role() == ClassRole.CLASS_ROLE_TEACHER)
                .orElse(false);
        if (!caller.console() && !(orTeacher && teacher)) {
            throw caller.member().isPresent() ? notAllowed(call, "console") : invalid(caller);
        }
    }

    /** The member that calls, who has to be one of these. */
    Member require(String call, ClassRole... roles) {
        Caller caller = CALLER.get();
        List<ClassRole> allowed = Arrays.asList(roles);
        String expected =
                String.join(" or ", allowed.stream().map(Callers::word).toList());
        if (caller.console()) {
            throw notAllowed(call, expected);
        }
        Member member = caller.member().orElseThrow(() -> invalid(caller));
        if (!allowed.contains(member.role())) {
            throw notAllowed(call, expected);
        }
        if (member.isDelegate()) {
            calls.spend(key(member));
        }
        return member;
    }

    /** Tells a person from all others, and keeps nothing of the class. */
    static String key(Member member) {
        return member.room().code() + " " + member.person();
    }

    private static String word(ClassRole role) {
        return role.name().substring(ROLE.length()).toLowerCase(Locale.ROOT);
    }

    private static StatusRuntimeException invalid(Caller caller) {
        String why = caller.token().isEmpty() ? "missing" : "nobody's, or not valid any more";
        return Errors.status(
                Status.Code.UNAUTHENTICATED,
                ErrorReason.ERROR_REASON_TOKEN_INVALID,
                "token: " + why + " (expected: one that was given out)",
                Map.of("token", why));
    }

    private static StatusRuntimeException notAllowed(String call, String expected) {
        return Errors.status(
                Status.Code.PERMISSION_DENIED,
                ErrorReason.ERROR_REASON_NOT_ALLOWED,
                "call: " + call + " (expected: a token of the " + expected + ")",
                Map.of("call", call, "expected", expected));
    }
}
