package parley.coordinator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.Http;
import com.google.api.HttpRule;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorInfo;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.coordinator.AnyCall.Knock;
import parley.coordinator.AnyCall.Outcome;

/** Makes any call at an HTTP port, as JSON or as gRPC-Web, without knowing what it is for. */
public final class HttpDoor {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:=[^}]+)?}");
    private static final JsonFormat.TypeRegistry DETAILS =
            JsonFormat.TypeRegistry.newBuilder().add(ErrorInfo.getDescriptor()).build();
    private static final int TRAILERS = 0x80;

    private final String base;

    /** At this address, e.g. {@code http://127.0.0.1:8080}. */
    public HttpDoor(String base) {
        this.base = base;
    }

    /** The contract's rule for a call; empty where it has none. */
    public static Optional<HttpRule> rule(AnyCall call) {
        return rules().stream()
                .filter(rule -> rule.getSelector().equals(call.name().replace('/', '.')))
                .findFirst();
    }

    /** All rules of the contract. */
    public static List<HttpRule> rules() {
        try (InputStream in = Objects.requireNonNull(HttpDoor.class.getResourceAsStream("/parley/http.json"))) {
            Http.Builder rules = Http.newBuilder();
            JsonFormat.parser().merge(new String(in.readAllBytes(), StandardCharsets.UTF_8), rules);
            return rules.getRulesList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has one request, which is all that these ways of calling can send. */
    public static boolean canMake(AnyCall call) {
        return call.method().getType() == MethodType.UNARY || call.method().getType() == MethodType.SERVER_STREAMING;
    }

    /** As JSON. */
    public Knock json(AnyCall call, Optional<String> token, Message request) {
        HttpRequest.Builder http = json(rule(call).orElseThrow(), request);
        token.ifPresent(text -> http.header("authorization", "Bearer " + text));
        return send(http.build(), response -> {
            if (response.statusCode() != 200) {
                return failed(response.statusCode(), text(response));
            }
            String body = call.method().getType() == MethodType.SERVER_STREAMING
                    ? firstEvent(response.body())
                    : text(response);
            Message.Builder answer = call.answer().newBuilderForType();
            merge(body, answer);
            return new Knock(Outcome.ANSWERED, Optional.of(answer.build()));
        });
    }

    private HttpRequest.Builder json(HttpRule rule, Message request) {
        String template = switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case POST -> rule.getPost();
            case DELETE -> rule.getDelete();
            case PUT, PATCH, CUSTOM, PATTERN_NOT_SET -> throw new IllegalStateException(rule.toString());
        };
        ObjectNode rest = (ObjectNode) tree(print(request));
        var path = new StringBuilder();
        Matcher places = PLACE.matcher(template);
        while (places.find()) {
            String value = Optional.ofNullable(rest.remove(places.group(1)))
                    .map(JsonNode::asText)
                    .orElse(places.group().contains("sessions/") ? "sessions/none" : "none");
            places.appendReplacement(path, Matcher.quoteReplacement(value));
        }
        places.appendTail(path);
        String method = rule.getPatternCase().name();
        return rule.getBody().equals("*")
                ? HttpRequest.newBuilder(URI.create(base + path))
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(rest.toString()))
                : HttpRequest.newBuilder(URI.create(base + path + query(rest))).method(method, BodyPublishers.noBody());
    }

    /** Any JSON. */
    public static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static String query(ObjectNode fields) {
        var pairs = new ArrayList<String>();
        fields.properties()
                .forEach(field -> pairs.add(field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8)));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String print(Message message) {
        try {
            return JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(String json, Message.Builder into) {
        try {
            JsonFormat.parser().usingTypeRegistry(DETAILS).merge(json, into);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** What a failure in JSON says; its code must be that of HTTP. */
    public static Knock failed(int http, String body) {
        var failure = com.google.rpc.Status.newBuilder();
        merge(body, failure);
        var ended = StatusProto.toStatusRuntimeException(failure.build());
        if (http != expected(ended.getStatus().getCode())) {
            throw new AssertionError("HTTP " + http + " for " + ended.getStatus());
        }
        return new Knock(Outcome.of(ended.getStatus(), Objects.requireNonNull(ended.getTrailers())), Optional.empty());
    }

    /** As google.rpc.Code has it. */
    private static int expected(Status.Code code) {
        return switch (code) {
            case OK -> 200;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, ABORTED -> 409;
            case RESOURCE_EXHAUSTED -> 429;
            case CANCELLED -> 499;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
        };
    }

    /** The data of the first event of a stream. */
    private static String firstEvent(InputStream events) throws IOException {
        var line = new StringBuilder();
        for (int c = events.read(); c >= 0; c = events.read()) {
            if (c != '\n') {
                line.append((char) c);
            } else if (line.indexOf("data: ") == 0) {
                return new String(line.substring(6).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            } else {
                line.setLength(0);
            }
        }
        throw new IOException("a stream without an event");
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** As gRPC-Web. */
    public Knock web(AnyCall call, Optional<String> token, Message request) {
        byte[] message = request.toByteArray();
        byte[] frame = ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        var http = HttpRequest.newBuilder(URI.create(base + "/" + call.name()))
                .header("content-type", "application/grpc-web+proto")
                .header("x-grpc-web", "1")
                .POST(BodyPublishers.ofByteArray(frame));
        token.ifPresent(text -> http.header("authorization", "Bearer " + text));
        return send(http.build(), response -> {
            if (response.headers().firstValue("grpc-status").isPresent()) {
                return ended(response.headers().map().entrySet().stream()
                        .map(header ->
                                header.getKey() + ": " + header.getValue().get(0))
                        .toList());
            }
            var frames = new DataInputStream(response.body());
            int kind = frames.readUnsignedByte();
            byte[] content = frames.readNBytes(frames.readInt());
            if ((kind & TRAILERS) != 0) {
                return ended(List.of(new String(content, StandardCharsets.ISO_8859_1).split("\r\n")));
            }
            return new Knock(
                    Outcome.ANSWERED,
                    Optional.of(call.answer().getParserForType().parseFrom(content)));
        });
    }

    private static Knock ended(List<String> trailers) {
        var metadata = new Metadata();
        Status status = Status.OK;
        for (String trailer : trailers) {
            String name = trailer.substring(0, trailer.indexOf(':')).strip().toLowerCase(Locale.ROOT);
            String value = trailer.substring(trailer.indexOf(':') + 1).strip();
            if (name.equals("grpc-status")) {
                status = Status.fromCodeValue(Integer.parseInt(value));
            } else if (name.equals("grpc-status-details-bin")) {
                metadata.put(
                        Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER),
                        Base64.getDecoder().decode(value));
            }
        }
        return new Knock(Outcome.of(status, metadata), Optional.empty());
    }

    /** Reads what is there. */
    @FunctionalInterface
    private interface Reading {
        Knock read(HttpResponse<InputStream> response) throws IOException;
    }

    private static Knock send(HttpRequest request, Reading reading) {
        try {
            HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
            try {
                return reading.read(response);
            } finally {
                response.body().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
