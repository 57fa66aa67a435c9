package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.proto.classroom.v1.ClassroomServiceOuterClass;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Bearer;
import parley.wire.Errors;

/** Every call, made by everybody. */
class RoleTableTest {

    /** Who may make which call; a call that is missing here fails the test. */
    private static final Map<String, Set<Who>> EXPECTED = Map.ofEntries(
            Map.entry("PlanClass", Set.of(Who.CONSOLE, Who.TEACHER)),
            Map.entry("CreateClass", Set.of(Who.CONSOLE)),
            Map.entry("ListClasses", Set.of(Who.CONSOLE)),
            Map.entry("DeleteClass", Set.of(Who.CONSOLE)),
            Map.entry("SetDoor", Set.of(Who.TEACHER)),
            Map.entry("JoinClass", Set.of(Who.values())),
            Map.entry("ReturnToClass", Set.of(Who.values())),
            Map.entry("WatchClass", Set.of(Who.TEACHER, Who.DELEGATE, Who.PROJECTOR)),
            Map.entry("SeatPerson", Set.of(Who.TEACHER)),
            Map.entry("RemovePerson", Set.of(Who.TEACHER)),
            Map.entry("StartClass", Set.of(Who.TEACHER)),
            Map.entry("SetClock", Set.of(Who.TEACHER)),
            Map.entry("MoveDeadline", Set.of(Who.TEACHER)),
            Map.entry("SetDriver", Set.of(Who.TEACHER)),
            Map.entry("FreezeClass", Set.of(Who.TEACHER)),
            Map.entry("SetExtraTime", Set.of(Who.TEACHER)),
            Map.entry("PlanInject", Set.of(Who.TEACHER)),
            Map.entry("WithdrawInject", Set.of(Who.TEACHER)),
            Map.entry("GetBriefs", Set.of(Who.TEACHER, Who.DELEGATE)),
            Map.entry("Say", Set.of(Who.TEACHER, Who.DELEGATE)),
            Map.entry("RemoveMessage", Set.of(Who.TEACHER)),
            Map.entry("RaiseHand", Set.of(Who.DELEGATE)),
            Map.entry("SetDone", Set.of(Who.DELEGATE)),
            Map.entry("PlayTurn", Set.of(Who.DELEGATE)),
            Map.entry("AppraiseDeal", Set.of(Who.DELEGATE)),
            Map.entry("GetDebrief", Set.of(Who.TEACHER, Who.DELEGATE, Who.PROJECTOR)),
            Map.entry("GetStory", Set.of(Who.TEACHER, Who.DELEGATE, Who.PROJECTOR)),
            Map.entry("GetHindsight", Set.of(Who.TEACHER, Who.DELEGATE, Who.PROJECTOR)),
            Map.entry("GetReasons", Set.of(Who.TEACHER, Who.DELEGATE, Who.PROJECTOR)),
            Map.entry("GetSupply", Set.of(Who.DELEGATE)),
            Map.entry("ExplainAnswers", Set.of(Who.DELEGATE)),
            Map.entry("SetDebriefStep", Set.of(Who.TEACHER)),
            Map.entry("Reflect", Set.of(Who.DELEGATE)),
            Map.entry("SetConsent", Set.of(Who.DELEGATE)),
            Map.entry("ExportClass", Set.of(Who.TEACHER)),
            Map.entry("GetParticipation", Set.of(Who.TEACHER)));

    @TempDir
    static Path folder;

    private static School school;
    private static final Map<Who, String> TOKENS = new EnumMap<>(Who.class);

    private enum Who {
        CONSOLE,
        TEACHER,
        DELEGATE,
        PROJECTOR,
        FORGED
    }

    @BeforeAll
    static void open() throws IOException {
        school = new School(folder);
        CreateClassResponse opened = school.opens(2);
        TOKENS.put(Who.CONSOLE, school.consoleToken());
        TOKENS.put(Who.TEACHER, opened.getTeacherToken());
        TOKENS.put(Who.PROJECTOR, opened.getProjectorToken());
        TOKENS.put(Who.DELEGATE, school.joins(opened.getCode(), "Ada"));
        TOKENS.put(Who.FORGED, opened.getTeacherToken().substring(1) + "x");
    }

    @AfterAll
    static void close() {
        school.close();
    }

    static Stream<MethodDescriptor> calls() {
        return ClassroomServiceOuterClass.getDescriptor().findServiceByName("ClassroomService").getMethods().stream();
    }

    @Test
    void theTableNamesEveryCall() {
        assertThat(calls().map(MethodDescriptor::getName)).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallIsRefusedToWhoeverMayNotMakeItAndToNobodyElse(MethodDescriptor call) {
        for (Who who : Who.values()) {
            ErrorReason reason = reason(call, TOKENS.getOrDefault(who, ""));
            boolean refused =
                    reason == ErrorReason.ERROR_REASON_NOT_ALLOWED || reason == ErrorReason.ERROR_REASON_TOKEN_INVALID;
            assertThat(!refused)
                    .as("%s by %s: %s", call.getName(), who, reason)
                    .isEqualTo(EXPECTED.getOrDefault(call.getName(), Set.of()).contains(who));
        }
    }

    /** What the empty request comes to; a stream that opens is no failure. */
    private static ErrorReason reason(MethodDescriptor call, String token) {
        DynamicMessage request = DynamicMessage.getDefaultInstance(call.getInputType());
        try {
            ClientCalls.blockingServerStreamingCall(
                            school.channel(),
                            method(call),
                            CallOptions.DEFAULT
                                    .withCallCredentials(Bearer.of(token))
                                    .withDeadlineAfter(20, TimeUnit.SECONDS),
                            request)
                    .next();
            return ErrorReason.ERROR_REASON_UNSPECIFIED;
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode())
                    .as("%s: %s", call.getName(), e.getMessage())
                    .isNotIn(List.of(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.DEADLINE_EXCEEDED));
            return Errors.reason(e);
        }
    }

    private static io.grpc.MethodDescriptor<Message, Message> method(MethodDescriptor call) {
        return io.grpc.MethodDescriptor.<Message, Message>newBuilder()
                .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(
                        call.getService().getFullName(), call.getName()))
                .setRequestMarshaller(
                        ProtoUtils.marshaller((Message) DynamicMessage.getDefaultInstance(call.getInputType())))
                .setResponseMarshaller(
                        ProtoUtils.marshaller((Message) DynamicMessage.getDefaultInstance(call.getOutputType())))
                .build();
    }
}
