package parley.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.rpc.ErrorInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The calls of an HTTP port as an OpenAPI document, from the contract's descriptors and what its files say. */
final class OpenApi {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String FAILURE = "google.rpc.Status";

    private final Comments comments;
    private final ObjectNode schemas = NODES.objectNode();
    private final Deque<Descriptor> messages = new ArrayDeque<>();

    private OpenApi(Comments comments) {
        this.comments = comments;
    }

    static String of(List<HttpRoute> routes) {
        return new OpenApi(Comments.ofTheContract()).document(routes).toPrettyString();
    }

    private ObjectNode document(List<HttpRoute> routes) {
        ObjectNode paths = NODES.objectNode();
        for (HttpRoute route : routes) {
            object(paths, route.path().openApi()).set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        schemas.set(FAILURE, failure());
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Parley")
                .put("version", "v1")
                .put(
                        "description",
                        "Negotiations between countries over critical minerals. The same calls, tokens, limits and failures as over"
                                + " gRPC; a failed call answers with a google.rpc.Status.");
        document.set("paths", paths);
        ObjectNode components = document.putObject("components");
        while (!messages.isEmpty()) {
            message(messages.pop());
        }
        components.set("schemas", schemas);
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        document.putArray("security").addObject().putArray("token");
        return document;
    }

    private static ObjectNode object(ObjectNode in, String name) {
        return in.has(name) ? (ObjectNode) in.get(name) : in.putObject(name);
    }

    private ObjectNode operation(HttpRoute route) {
        MethodDescriptor call = route.descriptor();
        ObjectNode operation = NODES.objectNode();
        operation.put("operationId", call.getService().getName() + "_" + call.getName());
        operation.putArray("tags").add(call.getService().getName());
        String said = comments.about(call.getFullName());
        operation.put("summary", said.replaceFirst("(?s)(?<=[.:])\\s.*", ""));
        operation.put("description", said);
        ArrayNode parameters = operation.putArray("parameters");
        for (String field : route.path().fields()) {
            ObjectNode parameter =
                    parameter(parameters, "path", call.getInputType().findFieldByName(field));
            parameter.put("required", true);
            String before = route.path().before(field);
            if (!before.isEmpty()) {
                parameter.put("description", "What follows \"" + before + "\" in the name.");
            }
        }
        if (route.hasBody()) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", reference(call.getInputType()));
        } else {
            call.getInputType().getFields().stream()
                    .filter(field -> !route.path().fields().contains(field.getName()))
                    .forEach(field -> parameter(parameters, "query", field));
        }
        operation.set("responses", responses(call));
        return operation;
    }

    private ObjectNode parameter(ArrayNode parameters, String in, FieldDescriptor field) {
        ObjectNode parameter = parameters.addObject();
        parameter.put("name", in.equals("path") ? field.getName() : field.getJsonName());
        parameter.put("in", in);
        parameter.put("description", comments.about(field.getFullName()));
        parameter.set("schema", schema(field));
        return parameter;
    }

    private ObjectNode responses(MethodDescriptor call) {
        ObjectNode responses = NODES.objectNode();
        responses
                .putObject("200")
                .put(
                        "description",
                        call.isServerStreaming()
                                ? "Server-sent events: each has one of these as its data, and its cursor as its id, with which"
                                        + " Last-Event-ID goes on."
                                : comments.about(call.getOutputType().getFullName()))
                .putObject("content")
                .putObject(call.isServerStreaming() ? "text/event-stream" : "application/json")
                .set("schema", reference(call.getOutputType()));
        responses
                .putObject("default")
                .put("description", "Why the call failed.")
                .putObject("content")
                .putObject("application/json")
                .set("schema", NODES.objectNode().put("$ref", SCHEMAS + FAILURE));
        return responses;
    }

    private ObjectNode reference(Descriptor message) {
        if (!schemas.has(message.getFullName())) {
            schemas.putObject(message.getFullName());
            messages.push(message);
        }
        return NODES.objectNode().put("$ref", SCHEMAS + message.getFullName());
    }

    private void message(Descriptor message) {
        ObjectNode schema = (ObjectNode) schemas.get(message.getFullName());
        schema.put("type", "object");
        schema.put("description", comments.about(message.getFullName()));
        ObjectNode properties = schema.putObject("properties");
        for (FieldDescriptor field : message.getFields()) {
            ObjectNode property = schema(field);
            property.put("description", comments.about(field.getFullName()));
            properties.set(field.getJsonName(), property);
        }
    }

    private ObjectNode schema(FieldDescriptor field) {
        if (field.isMapField()) {
            ObjectNode map = NODES.objectNode().put("type", "object");
            map.set("additionalProperties", single(field.getMessageType().findFieldByName("value")));
            return map;
        }
        if (field.isRepeated()) {
            ObjectNode list = NODES.objectNode().put("type", "array");
            list.set("items", single(field));
            return list;
        }
        return single(field);
    }

    /** As JSON has values of these types. */
    private ObjectNode single(FieldDescriptor field) {
        ObjectNode schema = NODES.objectNode();
        return switch (field.getType()) {
            case DOUBLE -> schema.put("type", "number").put("format", "double");
            case FLOAT -> schema.put("type", "number").put("format", "float");
            case INT32, UINT32, SINT32, FIXED32, SFIXED32 ->
                schema.put("type", "integer").put("format", "int32");
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 ->
                schema.put("type", "string").put("format", "int64");
            case BOOL -> schema.put("type", "boolean");
            case STRING -> schema.put("type", "string");
            case BYTES -> schema.put("type", "string").put("format", "byte");
            case ENUM -> choice(schema, field.getEnumType());
            case MESSAGE, GROUP -> known(schema, field.getMessageType());
        };
    }

    private static ObjectNode choice(ObjectNode schema, EnumDescriptor choice) {
        ArrayNode values = schema.put("type", "string").putArray("enum");
        choice.getValues().forEach(value -> values.add(value.getName()));
        return schema;
    }

    private ObjectNode known(ObjectNode schema, Descriptor message) {
        return switch (message.getFullName()) {
            case "google.protobuf.Timestamp" -> schema.put("type", "string").put("format", "date-time");
            case "google.protobuf.Duration" -> schema.put("type", "string").put("description", "Seconds, e.g. 20s.");
            default -> reference(message);
        };
    }

    private ObjectNode failure() {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("code").put("type", "integer").put("description", "google.rpc.Code");
        properties.putObject("message").put("type", "string").put("description", "One line for people.");
        ObjectNode details = properties.putObject("details").put("type", "array");
        ObjectNode info = details.putObject("items").put("type", "object");
        ObjectNode fields = info.putObject("properties");
        fields.putObject("@type").put("type", "string");
        ErrorInfo.getDescriptor().getFields().forEach(field -> fields.set(field.getJsonName(), schema(field)));
        return schema;
    }
}
