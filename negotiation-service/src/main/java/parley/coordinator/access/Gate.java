package parley.coordinator.access;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import parley.coordinator.access.Permissions.Permission;
import parley.coordinator.session.DeclinedException;
import parley.wire.Bearer;
import parley.wire.Peer;

/**
 * Every call goes through here: once it is found out who calls, whether it calls too much, and whether that caller may. Calls that are
 * refused count as well, so that nobody can keep a coordinator busy with them.
 */
public final class Gate implements ServerInterceptor {

    private static final Token NO_TOKEN = new Token("", new Caller.Nobody(), Instant.MAX);
    private static final Context.Key<Caller> CALLER = Context.keyWithDefault("caller", new Caller.Nobody());

    private final Tokens tokens;
    private final Function<Throwable, StatusRuntimeException> failures;
    private final Budgets calls;
    private final Budgets wrongTokens;
    private final OpenCalls open;
    private final ReentrantLock meeting = new ReentrantLock();

    /**
     * A gate.
     *
     * @param failures how what is declined travels
     */
    public Gate(Tokens tokens, CallLimits limits, Function<Throwable, StatusRuntimeException> failures) {
        this.tokens = tokens;
        this.failures = failures;
        calls = new Budgets("calls per second", 2 * limits.perSecond(), limits.perSecond());
        wrongTokens = new Budgets("wrong tokens", limits.wrongTokens(), 1);
        open = new OpenCalls(limits.open());
    }

    /** A service whose calls all go through here, and then through what else is to see them. */
    public ServerServiceDefinition before(ServerServiceDefinition service, ServerInterceptor... others) {
        return ServerInterceptors.intercept(ServerInterceptors.interceptForward(Tolerant.of(service), others), this);
    }

    /** Who makes the call that this thread serves. */
    public static Caller caller() {
        return CALLER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String name = call.getMethodDescriptor().getFullMethodName();
        Permission permission = Permissions.of(name);
        try {
            String address = Peer.address(call);
            Token token = token(headers, address);
            var entered = new OpenCall<>(call, token, token.id().isEmpty() ? address : token.id());
            calls.spend(entered.whose());
            tokens.require(token);
            permission.require(name, token.caller());
            open.enter(entered);
            return admitted(permission, entered, headers, next);
        } catch (DeclinedException e) {
            StatusRuntimeException status = failures.apply(e);
            call.close(status.getStatus(), trailers(status));
            return new ServerCall.Listener<>() {};
        }
    }

    private <Q, A> ServerCall.Listener<Q> admitted(
            Permission permission, OpenCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context = Context.current().withValue(CALLER, call.token().caller());
        try {
            return new Admitted<>(Contexts.interceptCall(context, call, headers, next), permission, call);
        } catch (RuntimeException e) {
            open.leave(call);
            throw e;
        }
    }

    /**
     * One that was met before costs nothing. A new one is looked at only while its address has not sent too many wrong ones, so that
     * nobody can go on guessing, and whoever has a valid one at the same address is not kept out.
     */
    private Token token(Metadata headers, String address) {
        Optional<String> shown = Bearer.shown(headers);
        if (shown.isEmpty()) {
            return NO_TOKEN;
        }
        return tokens.known(shown.get()).orElseGet(() -> met(shown.get(), address));
    }

    /**
     * One after the other: many that come at once, all of them right, are never more than one that may turn out to be wrong.
     */
    private Token met(String text, String address) {
        meeting.lock();
        try {
            Optional<Token> meanwhile = tokens.known(text);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            wrongTokens.spend(address);
            Token token = tokens.verified(text);
            wrongTokens.giveBack(address);
            return token;
        } finally {
            meeting.unlock();
        }
    }

    /** Breaks off the calls that are open with a token that is not valid any more. To be called now and then. */
    public void patrol() {
        tokens.refresh();
        for (OpenCall<?, ?> call : open.all()) {
            try {
                tokens.require(call.token());
            } catch (DeclinedException e) {
                call.breakOff(failures.apply(e));
            }
        }
    }

    private static Metadata trailers(StatusRuntimeException status) {
        return Optional.ofNullable(status.getTrailers()).orElseGet(Metadata::new);
    }

    /** What comes in on a call that was let through. */
    private final class Admitted<Q, A> extends SimpleForwardingServerCallListener<Q> {

        private final Permission permission;
        private final OpenCall<Q, A> call;
        private final AtomicBoolean refused = new AtomicBoolean();

        Admitted(ServerCall.Listener<Q> next, Permission permission, OpenCall<Q, A> call) {
            super(next);
            this.permission = permission;
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            try {
                Tolerant.require(call.getMethodDescriptor(), message);
                permission.require(call.token().caller(), (Message) message);
            } catch (DeclinedException e) {
                refused.set(true);
                call.breakOff(failures.apply(e));
                return;
            }
            super.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            if (!refused.get()) {
                super.onHalfClose();
            }
        }

        @Override
        public void onComplete() {
            open.leave(call);
            if (call.isBrokenOff()) {
                // Whoever still sends on it is to stop.
                super.onCancel();
            } else {
                super.onComplete();
            }
        }

        @Override
        public void onCancel() {
            open.leave(call);
            super.onCancel();
        }
    }
}
