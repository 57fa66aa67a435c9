package parley.coordinator;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import parley.wire.Errors;

/** Any call of a server, made without knowing what it is for. */
public record AnyCall(MethodDescriptor<Message, Message> method) {

    private static final int LONGEST_SECONDS = 30;

    /** Every call that is served. */
    public static List<AnyCall> of(List<ServerServiceDefinition> services) {
        return services.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(served -> new AnyCall(typed(served.getMethodDescriptor())))
                .toList();
    }

    /** All our services speak protobuf. */
    @SuppressWarnings("unchecked")
    private static MethodDescriptor<Message, Message> typed(MethodDescriptor<?, ?> method) {
        return (MethodDescriptor<Message, Message>) method;
    }

    /** Its full name, e.g. {@code parley.seat.v1.SeatService/Appraise}. */
    public String name() {
        return method.getFullMethodName();
    }

    /** A request in which nothing is said. */
    public Message empty() {
        return prototype(method.getRequestMarshaller());
    }

    private static Message prototype(MethodDescriptor.Marshaller<Message> marshaller) {
        return Optional.ofNullable(((PrototypeMarshaller<Message>) marshaller).getMessagePrototype())
                .orElseThrow();
    }

    /** A request about a session, if it can be about one. */
    public Message about(String session) {
        Message.Builder request = empty().newBuilderForType();
        for (String field : List.of("name", "session")) {
            Optional.ofNullable(request.getDescriptorForType().findFieldByName(field))
                    .filter(f -> f.getType() == FieldDescriptor.Type.STRING)
                    .ifPresent(f -> request.setField(f, session));
        }
        return request.build();
    }

    /** Whether its request names a session. */
    public boolean isAboutASession() {
        return !about("sessions/7").equals(empty());
    }

    /** An answer in which nothing is said. */
    public Message answer() {
        return prototype(method.getResponseMarshaller());
    }

    /** What came of a call: how it ended, or its first answer. */
    public record Knock(Outcome outcome, Optional<Message> answer) {}

    /** How a call ended, or that it was answered. */
    public record Outcome(Status status, String reason) {

        public static final Outcome ANSWERED = new Outcome(Status.OK, "");

        /** As a call was closed. */
        public static Outcome of(Status status, Metadata trailers) {
            var failure = new StatusRuntimeException(status, trailers);
            return new Outcome(
                    status, Errors.info(failure).map(i -> i.getReason()).orElse(""));
        }

        @Override
        public String toString() {
            return status.getCode() + " " + reason;
        }
    }

    /** Makes the call, and waits for its first answer or its end. */
    public Outcome on(Channel channel, Optional<? extends CallCredentials> credentials, Message request) {
        return first(channel, credentials, request).outcome();
    }

    /** The same, with the answer. */
    public Knock first(Channel channel, Optional<? extends CallCredentials> credentials, Message request) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS);
        ClientCall<Message, Message> call = channel.newCall(
                method, credentials.map(options::withCallCredentials).orElse(options));
        var outcome = new CompletableFuture<Knock>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(Message message) {
                        outcome.complete(new Knock(Outcome.ANSWERED, Optional.of(message)));
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        outcome.complete(new Knock(Outcome.of(status, trailers), Optional.empty()));
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(request);
        call.halfClose();
        Knock ended = outcome.join();
        call.cancel("enough", null);
        return ended;
    }

    /**
     * All answers to a call; where they go on without end, those up to the event with this number.
     *
     * @throws StatusRuntimeException if the call fails otherwise than by what it asks for
     */
    public List<Message> answers(
            Channel channel, Optional<? extends CallCredentials> credentials, Message request, long lastEvent) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS);
        ClientCall<Message, Message> call = channel.newCall(
                method, credentials.map(options::withCallCredentials).orElse(options));
        var answers = new ArrayList<Message>();
        var end = new CompletableFuture<List<Message>>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(Message message) {
                        answers.add(message);
                        if (cursor(message) >= lastEvent) {
                            end.complete(List.copyOf(answers));
                        }
                        call.request(1);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        boolean whole = switch (status.getCode()) {
                            // Closed as yet, or a request in which too little is said.
                            case OK, FAILED_PRECONDITION, INVALID_ARGUMENT, NOT_FOUND -> true;
                            default -> false;
                        };
                        if (whole) {
                            end.complete(List.copyOf(answers));
                        } else {
                            end.completeExceptionally(new StatusRuntimeException(status, trailers));
                        }
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(request);
        call.halfClose();
        List<Message> all = end.join();
        call.cancel("enough", null);
        return all;
    }

    private static long cursor(Message message) {
        return Optional.ofNullable(message.getDescriptorForType().findFieldByName("cursor"))
                .map(field -> (long) message.getField(field))
                .orElse(-1L);
    }
}
