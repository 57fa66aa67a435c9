package parley.classroom.edge;

import static parley.proto.classroom.v1.ClassRole.CLASS_ROLE_DELEGATE;
import static parley.proto.classroom.v1.ClassRole.CLASS_ROLE_PROJECTOR;
import static parley.proto.classroom.v1.ClassRole.CLASS_ROLE_TEACHER;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import parley.classroom.room.Exports;
import parley.classroom.room.Member;
import parley.classroom.room.Plans;
import parley.classroom.room.Room;
import parley.classroom.room.Rooms;
import parley.classroom.room.Views;
import parley.proto.classroom.v1.AppraiseDealRequest;
import parley.proto.classroom.v1.AppraiseDealResponse;
import parley.proto.classroom.v1.ClassRole;
import parley.proto.classroom.v1.ClassroomServiceGrpc;
import parley.proto.classroom.v1.CreateClassRequest;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.DeleteClassRequest;
import parley.proto.classroom.v1.DeleteClassResponse;
import parley.proto.classroom.v1.ExplainAnswersRequest;
import parley.proto.classroom.v1.ExplainAnswersResponse;
import parley.proto.classroom.v1.ExportClassRequest;
import parley.proto.classroom.v1.ExportClassResponse;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.FreezeClassResponse;
import parley.proto.classroom.v1.GetBriefsRequest;
import parley.proto.classroom.v1.GetBriefsResponse;
import parley.proto.classroom.v1.GetDebriefRequest;
import parley.proto.classroom.v1.GetDebriefResponse;
import parley.proto.classroom.v1.GetHindsightRequest;
import parley.proto.classroom.v1.GetHindsightResponse;
import parley.proto.classroom.v1.GetParticipationRequest;
import parley.proto.classroom.v1.GetParticipationResponse;
import parley.proto.classroom.v1.GetReasonsRequest;
import parley.proto.classroom.v1.GetReasonsResponse;
import parley.proto.classroom.v1.GetStoryRequest;
import parley.proto.classroom.v1.GetStoryResponse;
import parley.proto.classroom.v1.GetSupplyRequest;
import parley.proto.classroom.v1.GetSupplyResponse;
import parley.proto.classroom.v1.JoinClassRequest;
import parley.proto.classroom.v1.JoinClassResponse;
import parley.proto.classroom.v1.ListClassesRequest;
import parley.proto.classroom.v1.ListClassesResponse;
import parley.proto.classroom.v1.MoveDeadlineRequest;
import parley.proto.classroom.v1.MoveDeadlineResponse;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.PlanClassResponse;
import parley.proto.classroom.v1.PlanInjectRequest;
import parley.proto.classroom.v1.PlanInjectResponse;
import parley.proto.classroom.v1.PlayTurnRequest;
import parley.proto.classroom.v1.PlayTurnResponse;
import parley.proto.classroom.v1.RaiseHandRequest;
import parley.proto.classroom.v1.RaiseHandResponse;
import parley.proto.classroom.v1.ReflectRequest;
import parley.proto.classroom.v1.ReflectResponse;
import parley.proto.classroom.v1.RemoveMessageRequest;
import parley.proto.classroom.v1.RemoveMessageResponse;
import parley.proto.classroom.v1.RemovePersonRequest;
import parley.proto.classroom.v1.RemovePersonResponse;
import parley.proto.classroom.v1.ReturnToClassRequest;
import parley.proto.classroom.v1.ReturnToClassResponse;
import parley.proto.classroom.v1.SayRequest;
import parley.proto.classroom.v1.SayResponse;
import parley.proto.classroom.v1.SeatPersonRequest;
import parley.proto.classroom.v1.SeatPersonResponse;
import parley.proto.classroom.v1.SetClockRequest;
import parley.proto.classroom.v1.SetClockResponse;
import parley.proto.classroom.v1.SetConsentRequest;
import parley.proto.classroom.v1.SetConsentResponse;
import parley.proto.classroom.v1.SetDebriefStepRequest;
import parley.proto.classroom.v1.SetDebriefStepResponse;
import parley.proto.classroom.v1.SetDoneRequest;
import parley.proto.classroom.v1.SetDoneResponse;
import parley.proto.classroom.v1.SetDoorRequest;
import parley.proto.classroom.v1.SetDoorResponse;
import parley.proto.classroom.v1.SetDriverRequest;
import parley.proto.classroom.v1.SetDriverResponse;
import parley.proto.classroom.v1.SetExtraTimeRequest;
import parley.proto.classroom.v1.SetExtraTimeResponse;
import parley.proto.classroom.v1.StartClassRequest;
import parley.proto.classroom.v1.StartClassResponse;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.classroom.v1.WithdrawInjectRequest;
import parley.proto.classroom.v1.WithdrawInjectResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.wire.Answers;
import parley.wire.Errors;
import parley.wire.Times;
import parley.wire.WireException;

/** The classroom's calls: each line says who may make it. */
public final class ClassroomEdge extends ClassroomServiceGrpc.ClassroomServiceImplBase {

    private static final Answers ANSWERS = new Answers(LoggerFactory.getLogger(ClassroomEdge.class), "the classroom");

    private final Rooms rooms;
    private final Callers callers;

    /** By address: enough for a room that mistypes, too little to find a code. */
    private final Budgets guesses = new Budgets("wrong codes", 60, 10);

    /** By person: what its delegates say is in the class's log for good, and before the eyes of the others. */
    private final Budgets words = new Budgets("messages and signs in a short time", 12, 30);

    private ClassroomEdge(Rooms rooms, Callers callers) {
        this.rooms = rooms;
        this.callers = callers;
    }

    /** The service, which knows whoever calls by its token. */
    public static ServerServiceDefinition of(Rooms rooms, String consoleToken) {
        var callers = new Callers(rooms, consoleToken);
        return ServerInterceptors.intercept(new ClassroomEdge(rooms, callers), callers);
    }

    @Override
    public void planClass(PlanClassRequest request, StreamObserver<PlanClassResponse> reply) {
        ANSWERS.send(reply, () -> {
            Callers.requireConsole("PlanClass", true);
            return Plans.of(rooms.scenario(request.getScenario()), request.getStudents()).toBuilder()
                    .addAllScenarios(rooms.all().stream().map(rooms::card).toList())
                    .build();
        });
    }

    @Override
    public void createClass(CreateClassRequest request, StreamObserver<CreateClassResponse> reply) {
        ANSWERS.send(reply, () -> {
            Callers.requireConsole("CreateClass", false);
            Rooms.Opened opened = rooms.open(request.getTitle(), request.getPlan());
            return CreateClassResponse.newBuilder()
                    .setCode(opened.room().code())
                    .setTeacherToken(opened.teacherToken())
                    .setProjectorToken(opened.projectorToken())
                    .build();
        });
    }

    @Override
    public void listClasses(ListClassesRequest request, StreamObserver<ListClassesResponse> reply) {
        ANSWERS.send(reply, () -> {
            Callers.requireConsole("ListClasses", false);
            return ListClassesResponse.newBuilder().addAllClasses(rooms.list()).build();
        });
    }

    @Override
    public void deleteClass(DeleteClassRequest request, StreamObserver<DeleteClassResponse> reply) {
        ANSWERS.send(reply, () -> {
            Callers.requireConsole("DeleteClass", false);
            rooms.delete(request.getCode());
            return DeleteClassResponse.getDefaultInstance();
        });
    }

    @Override
    public void joinClass(JoinClassRequest request, StreamObserver<JoinClassResponse> reply) {
        ANSWERS.send(reply, () -> {
            Room.Joined joined = guessed(() -> rooms.ofCode(request.getCode())).join(request.getName());
            return JoinClassResponse.newBuilder()
                    .setToken(joined.token())
                    .setReturnCode(joined.returnCode())
                    .build();
        });
    }

    @Override
    public void returnToClass(ReturnToClassRequest request, StreamObserver<ReturnToClassResponse> reply) {
        ANSWERS.send(
                reply,
                () -> ReturnToClassResponse.newBuilder()
                        .setToken(guessed(() -> rooms.ofReturnCode(request.getReturnCode()))
                                .comeBack(request.getReturnCode()))
                        .build());
    }

    /**
     * A code counts as wrong until it turns out not to be, so that many that are tried at once are as many guesses. That does not take as long as
     * what follows from it: a whole school that joins at once may come from one address.
     */
    private Room guessed(Supplier<Room> attempt) {
        String address = Callers.address();
        guesses.spend(address);
        boolean wrong = false;
        try {
            return attempt.get();
        } catch (StatusRuntimeException e) {
            wrong = Errors.reason(e) == ErrorReason.ERROR_REASON_UNKNOWN_CLASS;
            throw e;
        } finally {
            if (!wrong) {
                guesses.giveBack(address);
            }
        }
    }

    @Override
    public void watchClass(WatchClassRequest request, StreamObserver<WatchClassResponse> reply) {
        try {
            Member member =
                    callers.require("WatchClass", CLASS_ROLE_TEACHER, CLASS_ROLE_DELEGATE, CLASS_ROLE_PROJECTOR);
            ClassWatcher.start(member, request.getAfter(), (ServerCallStreamObserver<WatchClassResponse>) reply);
        } catch (RuntimeException e) {
            reply.onError(ANSWERS.status(e));
        }
    }

    private Room teachers(String call) {
        return callers.require(call, CLASS_ROLE_TEACHER).room();
    }

    @Override
    public void seatPerson(SeatPersonRequest request, StreamObserver<SeatPersonResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("SeatPerson")
                    .seat(request.getPerson(), request.getWorld(), request.getCountry(), request.getName());
            return SeatPersonResponse.getDefaultInstance();
        });
    }

    @Override
    public void removePerson(RemovePersonRequest request, StreamObserver<RemovePersonResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("RemovePerson").remove(request.getPerson());
            return RemovePersonResponse.getDefaultInstance();
        });
    }

    @Override
    public void startClass(StartClassRequest request, StreamObserver<StartClassResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("StartClass").start();
            return StartClassResponse.getDefaultInstance();
        });
    }

    @Override
    public void setDoor(SetDoorRequest request, StreamObserver<SetDoorResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("SetDoor").setDoor(request.getOpen());
            return SetDoorResponse.getDefaultInstance();
        });
    }

    @Override
    public void setClock(SetClockRequest request, StreamObserver<SetClockResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("SetClock").setClock(request.getWorld(), request.getPaused(), request.getBecause());
            return SetClockResponse.getDefaultInstance();
        });
    }

    @Override
    public void moveDeadline(MoveDeadlineRequest request, StreamObserver<MoveDeadlineResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("MoveDeadline").moveDeadline(request.getWorld(), Times.fromProto(request.getLater()));
            return MoveDeadlineResponse.getDefaultInstance();
        });
    }

    @Override
    public void setDriver(SetDriverRequest request, StreamObserver<SetDriverResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("SetDriver").setDriver(request.getWorld(), request.getCountry(), request.getDriver());
            return SetDriverResponse.getDefaultInstance();
        });
    }

    @Override
    public void setExtraTime(SetExtraTimeRequest request, StreamObserver<SetExtraTimeResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("SetExtraTime").setExtraTime(request.getPerson(), Times.fromProto(request.getExtraTime()));
            return SetExtraTimeResponse.getDefaultInstance();
        });
    }

    @Override
    public void planInject(PlanInjectRequest request, StreamObserver<PlanInjectResponse> reply) {
        ANSWERS.send(
                reply,
                () -> PlanInjectResponse.newBuilder()
                        .setNumber(teachers("PlanInject").inject(request.getInject(), request.getRequestId()))
                        .build());
    }

    @Override
    public void withdrawInject(WithdrawInjectRequest request, StreamObserver<WithdrawInjectResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("WithdrawInject").withdrawInject(request.getNumber());
            return WithdrawInjectResponse.getDefaultInstance();
        });
    }

    @Override
    public void freezeClass(FreezeClassRequest request, StreamObserver<FreezeClassResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("FreezeClass").freeze();
            return FreezeClassResponse.getDefaultInstance();
        });
    }

    @Override
    public void removeMessage(RemoveMessageRequest request, StreamObserver<RemoveMessageResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("RemoveMessage").removeMessage(request.getNumber());
            return RemoveMessageResponse.getDefaultInstance();
        });
    }

    @Override
    public void getBriefs(GetBriefsRequest request, StreamObserver<GetBriefsResponse> reply) {
        ANSWERS.send(
                reply,
                () -> GetBriefsResponse.newBuilder()
                        .setBriefs(rooms.briefs(callers.require("GetBriefs", CLASS_ROLE_TEACHER, CLASS_ROLE_DELEGATE)))
                        .build());
    }

    /** Who writes something that all have to read; students not without end. */
    private Member speaker(String call, ClassRole... roles) {
        Member member = callers.require(call, roles);
        if (member.isDelegate()) {
            words.spend(Callers.key(member));
        }
        return member;
    }

    @Override
    public void say(SayRequest request, StreamObserver<SayResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = speaker("Say", CLASS_ROLE_TEACHER, CLASS_ROLE_DELEGATE);
            return SayResponse.newBuilder()
                    .setNumber(
                            member.room().say(member, request.getMessageId(), request.getChannel(), request.getText()))
                    .build();
        });
    }

    @Override
    public void raiseHand(RaiseHandRequest request, StreamObserver<RaiseHandResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = speaker("RaiseHand", CLASS_ROLE_DELEGATE);
            member.room().raiseHand(member.person(), request.getRaised());
            return RaiseHandResponse.getDefaultInstance();
        });
    }

    @Override
    public void setDone(SetDoneRequest request, StreamObserver<SetDoneResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = callers.require("SetDone", CLASS_ROLE_DELEGATE);
            member.room().setDone(member.person(), request.getDone());
            return SetDoneResponse.getDefaultInstance();
        });
    }

    @Override
    public void playTurn(PlayTurnRequest request, StreamObserver<PlayTurnResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = callers.require("PlayTurn", CLASS_ROLE_DELEGATE);
            if (!request.hasMove()) {
                throw new WireException("move", "", "a move, which may be empty");
            }
            SubmitMoveResponse played = member.room().play(member.person(), request.getTurn(), request.getMove());
            PlayTurnResponse.Builder response = PlayTurnResponse.newBuilder();
            return (played.hasEnded() ? response.setEnded(played.getEnded()) : response.setRefused(played.getRefused()))
                    .build();
        });
    }

    @Override
    public void appraiseDeal(AppraiseDealRequest request, StreamObserver<AppraiseDealResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = callers.require("AppraiseDeal", CLASS_ROLE_DELEGATE);
            return AppraiseDealResponse.newBuilder()
                    .setWorth(member.room().appraise(member.person(), request.getTable(), request.getDeal()))
                    .build();
        });
    }

    private Member anybody(String call) {
        return callers.require(call, CLASS_ROLE_TEACHER, CLASS_ROLE_DELEGATE, CLASS_ROLE_PROJECTOR);
    }

    @Override
    public void getDebrief(GetDebriefRequest request, StreamObserver<GetDebriefResponse> reply) {
        ANSWERS.send(reply, () -> new Views(anybody("GetDebrief"), 0).debrief());
    }

    @Override
    public void getStory(GetStoryRequest request, StreamObserver<GetStoryResponse> reply) {
        ANSWERS.send(
                reply,
                () -> GetStoryResponse.newBuilder()
                        .setHtml(anybody("GetStory").room().story(request.getWorld()))
                        .build());
    }

    @Override
    public void getHindsight(GetHindsightRequest request, StreamObserver<GetHindsightResponse> reply) {
        ANSWERS.send(reply, () -> anybody("GetHindsight").room().hindsight(request.getWorld()));
    }

    @Override
    public void getReasons(GetReasonsRequest request, StreamObserver<GetReasonsResponse> reply) {
        ANSWERS.send(reply, () -> anybody("GetReasons").room().reasons(request.getWorld()));
    }

    @Override
    public void getSupply(GetSupplyRequest request, StreamObserver<GetSupplyResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = callers.require("GetSupply", CLASS_ROLE_DELEGATE);
            return member.room().supply(member.person());
        });
    }

    @Override
    public void explainAnswers(ExplainAnswersRequest request, StreamObserver<ExplainAnswersResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = callers.require("ExplainAnswers", CLASS_ROLE_DELEGATE);
            return member.room().answers(member.person());
        });
    }

    @Override
    public void setDebriefStep(SetDebriefStepRequest request, StreamObserver<SetDebriefStepResponse> reply) {
        ANSWERS.send(reply, () -> {
            teachers("SetDebriefStep").setDebriefStep(request.getStep());
            return SetDebriefStepResponse.getDefaultInstance();
        });
    }

    @Override
    public void reflect(ReflectRequest request, StreamObserver<ReflectResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = speaker("Reflect", CLASS_ROLE_DELEGATE);
            member.room().reflect(member.person(), request.getText());
            return ReflectResponse.getDefaultInstance();
        });
    }

    @Override
    public void setConsent(SetConsentRequest request, StreamObserver<SetConsentResponse> reply) {
        ANSWERS.send(reply, () -> {
            Member member = speaker("SetConsent", CLASS_ROLE_DELEGATE);
            member.room().setConsent(member.person(), request.getAgrees(), request.getVersion());
            return SetConsentResponse.getDefaultInstance();
        });
    }

    @Override
    public void exportClass(ExportClassRequest request, StreamObserver<ExportClassResponse> reply) {
        Download.start(reply, () -> {
            Exports exports = teachers("ExportClass").exports();
            return request.getNames() ? exports::names : exports::zip;
        });
    }

    @Override
    public void getParticipation(GetParticipationRequest request, StreamObserver<GetParticipationResponse> reply) {
        ANSWERS.send(
                reply, () -> new Views(callers.require("GetParticipation", CLASS_ROLE_TEACHER), 0).participation());
    }
}
