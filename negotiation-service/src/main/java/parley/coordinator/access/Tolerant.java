package parley.coordinator.access;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;

/**
 * Reads requests, and gives a message of its own for bytes that are none, or that are too many once they are unpacked: gRPC itself
 * would say that something unknown went wrong in the server, while the {@link Gate} refuses them as any other bad request.
 */
final class Tolerant<M> implements PrototypeMarshaller<M> {

    private final PrototypeMarshaller<M> strict;
    private final M unreadable;
    private final M tooLarge;

    private Tolerant(PrototypeMarshaller<M> strict) {
        this.strict = strict;
        unreadable = another(strict.getMessageClass(), prototype(strict));
        tooLarge = another(strict.getMessageClass(), prototype(strict));
    }

    private static <M> M prototype(PrototypeMarshaller<M> strict) {
        return Optional.ofNullable(strict.getMessagePrototype()).orElseThrow();
    }

    /** Equal to the prototype, and not the same. */
    private static <M> M another(Class<M> type, M prototype) {
        return type.cast(((Message) prototype).newBuilderForType().build());
    }

    /** The same service, whose calls all come to the gate. */
    static ServerServiceDefinition of(ServerServiceDefinition service) {
        List<ServerMethodDefinition<?, ?>> methods = service.getMethods().stream()
                .<ServerMethodDefinition<?, ?>>map(Tolerant::method)
                .toList();
        var descriptor = ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        var tolerant = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(tolerant::addMethod);
        return tolerant.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> method(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> strict = method.getMethodDescriptor();
        var requests = new Tolerant<>((PrototypeMarshaller<Q>) strict.getRequestMarshaller());
        return ServerMethodDefinition.create(
                strict.toBuilder(requests, strict.getResponseMarshaller()).build(), method.getServerCallHandler());
    }

    /** Refuses what stands for bytes that are no request of the call, or for too many of them. */
    @SuppressWarnings("ReferenceEquality") // Equal to an empty request, and yet not one.
    static void require(MethodDescriptor<?, ?> call, Object request) {
        if (call.getRequestMarshaller() instanceof Tolerant<?> tolerant) {
            if (tolerant.unreadable == request) {
                throw new DeclinedException(
                        new Problem.InvalidField("request", "bytes that are none", "a message of this call"));
            }
            if (tolerant.tooLarge == request) {
                throw new DeclinedException(new Problem.LimitExceeded(Permissions.BYTES, Permissions.LARGEST));
            }
        }
    }

    @Override
    public M getMessagePrototype() {
        return prototype(strict);
    }

    @Override
    public Class<M> getMessageClass() {
        return strict.getMessageClass();
    }

    @Override
    public InputStream stream(M message) {
        return strict.stream(message);
    }

    @Override
    public M parse(InputStream bytes) {
        try {
            return strict.parse(bytes);
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED ? tooLarge : unreadable;
        }
    }
}
