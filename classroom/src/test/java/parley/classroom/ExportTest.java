package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.ExportClassRequest;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.RaiseHandRequest;
import parley.proto.classroom.v1.ReflectRequest;
import parley.proto.classroom.v1.RemoveMessageRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.wire.TranscriptLines;

/** What a teacher takes home of a class. */
class ExportTest {

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

    private byte[] exported(CreateClassResponse opened, boolean names) {
        return exported(school, opened, names);
    }

    static byte[] exported(School school, CreateClassResponse opened, boolean names) {
        var bytes = new ByteArrayOutputStream();
        school.as(opened.getTeacherToken())
                .exportClass(ExportClassRequest.newBuilder().setNames(names).build())
                .forEachRemaining(part -> bytes.writeBytes(part.getChunk().toByteArray()));
        return bytes.toByteArray();
    }

    static Map<String, String> files(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                files.put(
                        entry.getName().substring("parley-class/".length()),
                        new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private void freezes(CreateClassResponse opened) {
        freezes(school, opened);
    }

    static void freezes(School school, CreateClassResponse opened) {
        var unused = school.as(opened.getTeacherToken()).freezeClass(FreezeClassRequest.getDefaultInstance());
        school.seen(opened.getTeacherToken(), step -> step.getView().getDebriefReady());
    }

    private long says(String token, String text) {
        return school.says(
                token,
                text,
                Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build(),
                text);
    }

    static String text(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static List<String> lines(Map<String, String> files, String name) {
        return text(files, name).lines().toList();
    }

    @Test
    void aClassIsExportedOnceItIsOverAndTwiceGivesTheSameBytes() throws IOException {
        CreateClassResponse opened = school.opens(2);
        var unusedToken = school.joins(opened.getCode(), "Ada Lovelace");
        school.starts(opened);
        assertThat(School.reason(() -> exported(opened, false))).isEqualTo(ErrorReason.ERROR_REASON_CLASS_STAGE);
        freezes(opened);

        byte[] zip = exported(opened, false);
        assertThat(exported(opened, false)).isEqualTo(zip);
        Map<String, String> files = files(zip);
        assertThat(files.keySet())
                .contains(
                        "README.md",
                        "index.html",
                        "worlds/world-1.html",
                        "transcripts/world-1.jsonl",
                        "scenario.json",
                        "data/people.csv",
                        "data/people.parquet",
                        "data/dictionary.csv");
        String digest = TranscriptLines.read(text(files, "transcripts/world-1.jsonl"))
                .digest()
                .orElseThrow();
        assertThat(lines(files, "data/results.csv"))
                .filteredOn(line -> line.contains(",delegates,"))
                .hasSize(1);
        assertThat(text(files, "worlds/world-1.html")).isEqualTo("<p>" + digest + "</p>");
        assertThat(text(files, "data/about.csv"))
                .contains("scenario,starter", "seed,7", "parley_version,parley 0")
                .contains("scenario_sha256,"
                        + Hashing.sha256().hashString(text(files, "scenario.json"), StandardCharsets.UTF_8));
    }

    @Test
    void nobodyIsNamedInTheZipAndThePseudonymsAreExplainedApartFromIt() throws IOException {
        CreateClassResponse opened = school.opens(2);
        String ada = school.joins(opened.getCode(), "Ada Lovelace");
        String bo = school.joins(opened.getCode(), "Zacharias");
        school.starts(opened);
        says(ada, "zacharias, what does LOVELACE want? Adamant he is.");
        var unused = school.as(bo)
                .raiseHand(RaiseHandRequest.newBuilder().setRaised(true).build());
        freezes(opened);
        var unusedReflection = school.as(bo)
                .reflect(ReflectRequest.newBuilder().setText("Ada was quick.").build());

        Map<String, String> files = files(exported(opened, false));
        files.forEach((name, text) -> assertThat(text)
                .as(name)
                .doesNotContainIgnoringCase("lovelace")
                .doesNotContainIgnoringCase("zacharias"));
        List<String> names = new String(exported(opened, true), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(names).hasSize(3).first().isEqualTo("pseudonym,name");
        assertThat(names.subList(1, 3)).allMatch(line -> line.matches("P00[12],(Ada Lovelace|Zacharias)"));
        String pseudonym = names.stream()
                .filter(line -> line.endsWith("Ada Lovelace"))
                .findFirst()
                .orElseThrow()
                .substring(0, 4);
        String other = pseudonym.equals("P001") ? "P002" : "P001";
        assertThat(text(files, "data/talk.csv"))
                .contains("\"[" + other + "], what does [" + pseudonym + "] want? Adamant he is.\"");
        assertThat(text(files, "data/reflections.csv")).contains("[" + pseudonym + "] was quick.");
        assertThat(lines(files, "data/participation.csv"))
                .anyMatch(line -> line.matches(other + ",1,...,,0,\\d+,\\d+,1,14"));
    }

    @Test
    void whatPeopleWriteIsNoFormulaAndWhatWasTakenBackIsNotTold() throws IOException {
        CreateClassResponse opened = school.opens(2);
        String ada = school.joins(opened.getCode(), "Ada");
        school.starts(opened);
        List.of("=1+1", "+1", "-1", "@SUM(A1)").forEach(text -> says(ada, text));
        long gone = says(ada, "Shame on you, \"friend\"");
        var unused = school.as(opened.getTeacherToken())
                .removeMessage(RemoveMessageRequest.newBuilder().setNumber(gone).build());
        says(opened.getTeacherToken(), "Two <b>minutes</b>,\nthen \"lunch\"");
        freezes(opened);

        Map<String, String> files = files(exported(opened, false));
        String talk = text(files, "data/talk.csv");
        assertThat(talk)
                .contains(",'=1+1\n", ",'+1\n", ",'-1\n", ",'@SUM(A1)\n")
                .contains("\"Two <b>minutes</b>,\nthen \"\"lunch\"\"\"");
        files.forEach((name, text) -> assertThat(text).as(name).doesNotContain("Shame on you"));
        assertThat(lines(files, "data/actions.csv"))
                .anyMatch(line -> line.contains(",message_removed,,,,number=" + gone));
    }

    @Test
    void anOfferLeadsToWhoSentItByItsTurn() throws IOException {
        CreateClassResponse opened = school.opens(1);
        String student = school.joins(opened.getCode(), "Ada");
        school.starts(opened);
        int made = offers(student);
        freezes(opened);

        Map<String, String> files = files(exported(opened, false));
        List<String[]> offers = lines(files, "data/offers.csv").stream()
                .filter(line -> line.contains(",offer,delegate,P001,"))
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(offers).hasSize(made);
        offers.forEach(cells -> {
            String action = ",delegate,P001,1," + cells[6] + ",,turn_played," + cells[4] + "," + made + ",";
            assertThat(lines(files, "data/actions.csv")).anyMatch(line -> line.contains(action));
        });
        assertThat(lines(files, "data/offers.csv")).anyMatch(line -> line.contains(",built-in,,"));
    }

    /** A student waits until its seat can offer something, and does; gives at how many tables. */
    private int offers(String token) {
        int played = 0;
        while (true) {
            int last = played;
            WatchClassResponse step = school.seen(
                    token,
                    seen -> seen.hasTurn()
                            && seen.getTurn().getTurn() > last
                            && seen.getTurn().getTurn() == seen.getView().getPendingTurn());
            played = step.getTurn().getTurn();
            Move.Builder move = Move.newBuilder();
            step.getTurn().getView().getTablesList().stream()
                    .filter(table -> table.getToMove() && table.getMenuCount() > 0)
                    .limit(1)
                    .forEach(table -> move.addTables(TableMove.newBuilder()
                            .setTable(table.getTable().getId())
                            .setOffer(table.getMenu(0).getDeal())));
            assertThat(school.plays(token, played, move.build()).hasEnded()).isTrue();
            if (move.getTablesCount() > 0) {
                return move.getTablesCount();
            }
        }
    }
}
