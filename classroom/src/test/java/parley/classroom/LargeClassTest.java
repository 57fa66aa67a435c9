package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassView;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;

/** What a class of many in many worlds needs, where a small one would not notice. */
class LargeClassTest {

    private static final Channel EVERYONE =
            Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build();

    @TempDir
    Path folder;

    private School school;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
    }

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void aSchoolThatJoinsAllAtOnceFromOneAddressGetsIn() throws Exception {
        CreateClassResponse opened = school.opens(150);
        List<Callable<String>> joining = IntStream.rangeClosed(1, 150)
                .<Callable<String>>mapToObj(i -> () -> school.joins(opened.getCode(), "Student " + i))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> joined : threads.invokeAll(joining)) {
                assertThat(joined.get()).isNotEmpty();
            }
        }
        assertThat(school.seen(opened.getTeacherToken()).getView().getWorldsList().stream()
                        .flatMap(world -> world.getSeatsList().stream())
                        .mapToInt(seat -> seat.getDelegatesCount())
                        .sum())
                .isEqualTo(150);
    }

    /** All that somebody is sent until they hear this. */
    private List<WatchClassResponse> sentUntil(String token, String text, Runnable begun) throws Exception {
        var steps = new ArrayList<WatchClassResponse>();
        try (Context.CancellableContext looking = Context.current().withCancellation()) {
            return looking.call(() -> {
                Iterator<WatchClassResponse> stream =
                        school.as(token).watchClass(WatchClassRequest.getDefaultInstance());
                while (steps.isEmpty()
                        || steps.getLast().getMessagesList().stream()
                                .noneMatch(m -> m.getText().equals(text))) {
                    steps.add(stream.next());
                    if (steps.size() == 1) {
                        begun.run();
                    }
                }
                return steps;
            });
        }
    }

    private static ClassView timeless(WatchClassResponse step) {
        ClassView.Builder view = step.getView().toBuilder().clearTime();
        view.getWorldsBuilderList().forEach(world -> world.clearTimeLeft());
        return view.build();
    }

    private static boolean saysNothing(WatchClassResponse step, WatchClassResponse before) {
        return step.getMessagesCount() == 0
                && step.getNewsCount() == 0
                && !step.hasTurn()
                && timeless(step).equals(timeless(before));
    }

    @Test
    void whatHappensInAnotherWorldAndThatTimePassesAreSentToNobody() throws Exception {
        CreateClassResponse opened = school.opens(12);
        List<String> students = school.joins(opened, 12);
        school.starts(opened);
        String here = students.get(0);
        school.seen(here, step -> step.getView().getPendingTurn() != 0);
        int world = school.seen(here).getView().getMe().getWorld();
        String elsewhere = students.stream()
                .filter(token -> school.seen(token).getView().getMe().getWorld() != world)
                .findFirst()
                .orElseThrow();

        List<WatchClassResponse> steps = sentUntil(here, "Here", () -> {
            for (int i = 0; i < 5; i++) {
                school.says(elsewhere, "elsewhere " + i, EVERYONE, "Elsewhere " + i);
                school.seen(elsewhere, step -> step.getView().getPendingTurn() != 0);
            }
            school.says(here, "here", EVERYONE, "Here");
        });

        assertThat(IntStream.range(1, steps.size())
                        .filter(i -> saysNothing(steps.get(i), steps.get(i - 1)))
                        .count())
                .isZero();
        assertThat(steps.getLast().getMessagesList()).hasSize(1);
    }
}
