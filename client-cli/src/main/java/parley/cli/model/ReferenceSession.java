package parley.cli.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import parley.cli.console.FailedException;
import parley.proto.transcript.v1.Event;

/** One line of the reference: a seed and the course of its session. */
public record ReferenceSession(long seed, List<Event> events) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ReferenceSession {
        events = List.copyOf(events);
    }

    /** Reads a line; a field that the contract does not have is refused. */
    public static ReferenceSession parse(String line) {
        try {
            JsonNode session = JSON.readTree(line);
            var events = new ArrayList<Event>();
            for (JsonNode event : session.path("events")) {
                events.add(event(event));
            }
            return new ReferenceSession(Long.parseLong(session.path("seed").asText()), events);
        } catch (JsonProcessingException | InvalidProtocolBufferException | NumberFormatException e) {
            throw new FailedException("the reference printed something that is not a session: " + e.getMessage(), e);
        }
    }

    private static Event event(JsonNode json) throws InvalidProtocolBufferException {
        var event = Event.newBuilder();
        JsonFormat.parser().merge(json.toString(), event);
        return event.build();
    }
}
