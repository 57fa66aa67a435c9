package parley.http;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import parley.wire.WireException;

/** Answers one call in JSON. */
final class JsonService implements HttpService {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String LAST_EVENT = "last-event-id";
    private static final Duration LONGEST_READING = Duration.ofSeconds(30);

    private final HttpRoute route;
    private final Message empty;
    private final Executor threads;

    JsonService(HttpRoute route, Executor threads) {
        this.route = route;
        this.threads = threads;
        empty = prototype(route);
    }

    private static Message prototype(HttpRoute route) {
        var marshaller = (PrototypeMarshaller<Message>)
                route.call().getMethodDescriptor().getRequestMarshaller();
        return Objects.requireNonNull(marshaller.getMessagePrototype());
    }

    /** The body is read whole before the call is made, for no longer than a while; a call may then take its time. */
    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        context.setRequestTimeout(LONGEST_READING);
        return HttpResponse.of(request.aggregate().thenApply(whole -> {
            context.clearRequestTimeout();
            return answer(context, whole);
        }));
    }

    private HttpResponse answer(ServiceRequestContext context, AggregatedHttpRequest request) {
        HttpResponseWriter response = HttpResponse.streaming();
        boolean streams = route.call().getMethodDescriptor().getType() == MethodType.SERVER_STREAMING;
        JsonCall.Reply reply = streams ? new EventReply(response, context.eventLoop()) : new WholeReply(response);
        var headers = new Metadata();
        Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION))
                .ifPresent(shown -> headers.put(AUTHORIZATION, shown));
        new JsonCall(route.call(), context.remoteAddress(), reply, threads)
                .start(headers, () -> message(context, request, streams));
        return response;
    }

    private Message message(ServiceRequestContext context, AggregatedHttpRequest request, boolean streams) {
        Map<String, String> path = context.pathParams();
        Message read = route.hasBody()
                ? JsonRequest.ofBody(empty.newBuilderForType(), json(request), path)
                : JsonRequest.ofQuery(empty.newBuilderForType(), context.queryParams(), path);
        Optional<String> last =
                Optional.ofNullable(request.headers().get(LAST_EVENT)).filter(id -> streams);
        return last.map(id -> after(read, id)).orElse(read);
    }

    /** Only JSON, which no page from elsewhere can send without being asked for leave. */
    private static String json(AggregatedHttpRequest request) {
        MediaType type = request.contentType();
        if (!request.content().isEmpty() && (type == null || !type.isJson())) {
            throw new WireException("content-type", type == null ? "" : type.toString(), "application/json");
        }
        return request.contentUtf8();
    }

    /** A browser that comes back to a stream says the last id that it has seen. */
    private static Message after(Message request, String lastEvent) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName("after");
        if (field == null) {
            return request;
        }
        try {
            return request.toBuilder()
                    .setField(field, Long.parseLong(lastEvent))
                    .build();
        } catch (NumberFormatException e) {
            throw new WireException(LAST_EVENT, lastEvent, "the id of an event of this stream");
        }
    }
}
