package parley.http;

import com.google.api.Http;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.linecorp.armeria.common.HttpMethod;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One call as HTTP has it.
 *
 * @param hasBody whether the request is in the body, or in path and query alone
 */
record HttpRoute(
        HttpMethod method,
        PathTemplate path,
        boolean hasBody,
        ServerMethodDefinition<Message, Message> call,
        MethodDescriptor descriptor) {

    private static final String RULES = "/parley/http.json";

    /** Those of the contract's rules whose calls these services have. */
    static List<HttpRoute> of(List<ServerServiceDefinition> services) {
        Map<String, HttpRule> rules = new HashMap<>();
        rules().getRulesList().forEach(rule -> rules.put(rule.getSelector(), rule));
        var routes = new ArrayList<HttpRoute>();
        for (ServerServiceDefinition service : services) {
            for (ServerMethodDefinition<?, ?> call : service.getMethods()) {
                MethodDescriptor descriptor = descriptor(call);
                Optional.ofNullable(rules.get(descriptor.getFullName()))
                        .ifPresent(rule -> routes.add(of(rule, messages(call), descriptor)));
            }
        }
        return routes;
    }

    private static MethodDescriptor descriptor(ServerMethodDefinition<?, ?> call) {
        return ((ProtoMethodDescriptorSupplier)
                        Objects.requireNonNull(call.getMethodDescriptor().getSchemaDescriptor()))
                .getMethodDescriptor();
    }

    /** Every service of the contract takes and gives messages. */
    @SuppressWarnings("unchecked")
    private static ServerMethodDefinition<Message, Message> messages(ServerMethodDefinition<?, ?> call) {
        return (ServerMethodDefinition<Message, Message>) call;
    }

    private static HttpRoute of(
            HttpRule rule, ServerMethodDefinition<Message, Message> call, MethodDescriptor descriptor) {
        HttpMethod method = HttpMethod.valueOf(rule.getPatternCase().name());
        String path = switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case POST -> rule.getPost();
            case DELETE -> rule.getDelete();
            case PUT, PATCH, CUSTOM, PATTERN_NOT_SET ->
                throw new IllegalStateException(
                        rule.getSelector() + ": " + rule.getPatternCase() + " (expected: get, post or delete)");
        };
        return new HttpRoute(method, PathTemplate.of(path), rule.getBody().equals("*"), call, descriptor);
    }

    /** The contract's own, in the form that {@code google.api.Http} gives them. */
    static Http rules() {
        try (InputStream in = Objects.requireNonNull(Http.class.getResourceAsStream(RULES), RULES)) {
            Http.Builder rules = Http.newBuilder();
            JsonFormat.parser().merge(new String(in.readAllBytes(), StandardCharsets.UTF_8), rules);
            return rules.build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(RULES + " is our own", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
