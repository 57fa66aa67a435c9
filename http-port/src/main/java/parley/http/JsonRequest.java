package parley.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.linecorp.armeria.common.QueryParams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.wire.WireException;

/** Reads a call's request from what HTTP brings: a body in JSON, or a query, and what stands in the path. */
final class JsonRequest {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private JsonRequest() {}

    /**
     * The request in this body; an empty body is an empty request.
     *
     * @throws WireException where it is none
     */
    static Message ofBody(Message.Builder empty, String body, Map<String, String> path) {
        if (!body.isBlank()) {
            merge(empty, body, "request");
        }
        return withPath(empty, path);
    }

    /**
     * The request in this query: each name a field, also one of a field by a dot, and values as JSON would have them without quotes.
     *
     * @throws WireException where one is not
     */
    static Message ofQuery(Message.Builder empty, QueryParams query, Map<String, String> path) {
        for (String name : query.names()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            place(json, empty.getDescriptorForType(), name, name, query.getAll(name));
            merge(empty, json.toString(), name);
        }
        return withPath(empty, path);
    }

    private static void place(ObjectNode json, Descriptor type, String name, String rest, List<String> values) {
        String[] steps = rest.split("\\.", 2);
        FieldDescriptor field = field(type, steps[0])
                .orElseThrow(() -> new WireException(name, values.get(0), "a field of " + type.getName()));
        if (steps.length > 1 && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()) {
            place(json.putObject(field.getJsonName()), field.getMessageType(), name, steps[1], values);
        } else if (steps.length > 1 || (!field.isRepeated() && values.size() > 1)) {
            throw new WireException(name, values.get(0), "one value of a field");
        } else if (field.isRepeated()) {
            var all = json.putArray(field.getJsonName());
            values.forEach(all::add);
        } else {
            json.put(field.getJsonName(), values.get(0));
        }
    }

    /** By either of its names. */
    private static Optional<FieldDescriptor> field(Descriptor type, String name) {
        return type.getFields().stream()
                .filter(field ->
                        field.getName().equals(name) || field.getJsonName().equals(name))
                .findFirst();
    }

    private static void merge(Message.Builder into, String json, String what) {
        try {
            PARSER.merge(json, into);
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            throw new WireException(
                    what,
                    String.valueOf(e.getMessage()),
                    "JSON of " + into.getDescriptorForType().getFullName());
        }
    }

    private static Message withPath(Message.Builder request, Map<String, String> path) {
        path.forEach(
                (name, value) -> request.setField(request.getDescriptorForType().findFieldByName(name), value));
        return request.build();
    }
}
