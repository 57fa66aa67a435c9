package parley.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.bargaining.strategy.Strategy;
import parley.classroom.Classroom;
import parley.classroom.export.Papers;
import parley.classroom.room.Negotiations;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Tokens;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassroomServiceGrpc;
import parley.proto.classroom.v1.CreateClassRequest;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.ExportClassRequest;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.JoinClassRequest;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.SayRequest;
import parley.proto.classroom.v1.StartClassRequest;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Bearer;
import parley.wire.Endpoint;
import parley.wire.ScenarioLibrary;

/** A class that was played with the very papers of the command, read back as somebody would who analyses it. */
class ClassExportTest {

    private static final String FOLDER = "parley-class";

    @TempDir
    private Path folder;

    @Test
    void everyTableOfAClassReadsTheSameInCsvAndParquetAndNamesNobody() throws IOException, SQLException {
        byte[] zip = playedAndExported();
        unpack(zip);
        List<String> tables = tables();
        assertThat(tables)
                .contains("about", "worlds", "people", "actions", "talk", "offers", "deals", "results", "outlook");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            for (String table : tables) {
                List<List<String>> parquet = rows(statement, "read_parquet('" + data(table + ".parquet") + "')");
                assertThat(rows(statement, csv(table))).as(table).isEqualTo(parquet);
                assertThat(parquet.toString()).as(table).doesNotContainIgnoringCase("lovelace");
            }
            assertThat(rows(statement, "read_parquet('" + data("talk.parquet") + "')"))
                    .anySatisfy(row -> assertThat(row.getLast()).isEqualTo("=SUM(A1), said [P001]"));
            assertThat(Files.readString(data("talk.csv"))).contains("\"'=SUM(A1), said [P001]\"");
            assertThat(rows(statement, "read_parquet('" + data("offers.parquet") + "')"))
                    .isNotEmpty();
            assertThat(rows(statement, "read_parquet('" + data("deals.parquet") + "')"))
                    .hasSize(3);
            assertThat(rows(statement, "read_parquet('" + data("results.parquet") + "')"))
                    .hasSize(4);
        }
        try (Stream<Path> files = Files.walk(folder.resolve(FOLDER))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContainIgnoringCase("lovelace");
            }
        }
        assertThat(Files.readString(folder.resolve(FOLDER).resolve("worlds/world-1.html")))
                .contains("<h1>");
    }

    private Path data(String name) {
        return folder.resolve(FOLDER).resolve("data").resolve(name);
    }

    private List<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(data(""))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".parquet"))
                    .map(name -> name.replace(".parquet", ""))
                    .sorted()
                    .toList();
        }
    }

    /** A table by the types that the dictionary gives, and without what keeps a spreadsheet from reckoning. */
    private String csv(String table) throws IOException {
        var types = new ArrayList<String>();
        var cells = new ArrayList<String>();
        for (String line : Files.readAllLines(data("dictionary.csv"))) {
            String[] column = line.split(",", -1);
            if (column[0].equals(table)) {
                String type = column[2]
                        .replace("text", "VARCHAR")
                        .replace("whole", "BIGINT")
                        .replace("real", "DOUBLE")
                        .replace("flag", "BOOLEAN");
                types.add("'" + column[1] + "': '" + type + "'");
                cells.add(
                        type.equals("VARCHAR")
                                ? "regexp_replace(\"" + column[1] + "\", '^''([=+@\\t\\r-])', '\\1')"
                                : '"' + column[1] + '"');
            }
        }
        return "(SELECT " + String.join(", ", cells) + " FROM read_csv('" + data(table + ".csv")
                + "', header = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false, columns = {"
                + String.join(", ", types) + "}))";
    }

    private static List<List<String>> rows(Statement statement, String source) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + source)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int c = 1; c <= columns; c++) {
                    row.add(String.valueOf(found.getObject(c)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void unpack(byte[] zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                files.put(entry.getName(), stream.readAllBytes());
            }
        }
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** One student and the built-in strategies, to the end; exported twice, and the same both times. */
    private byte[] playedAndExported() throws IOException {
        Path kept = folder.resolve("kept");
        var library = new ScenarioLibrary(Path.of("..", "scenarios"));
        try (CoordinatorServer coordinator = CoordinatorServer.start(
                Settings.DEFAULT.withPort(0).withDrain(Duration.ZERO),
                library,
                new Strategies(Strategy.names(), BuiltInStrategy::named),
                DatabaseStore.in(kept))) {
            Tokens.Issued host = coordinator.tokens().issue(new Caller.Host(), Tokens.USUAL);
            ManagedChannel toCoordinator = NettyChannelBuilder.forTarget(
                            coordinator.target(), InsecureChannelCredentials.create())
                    .build();
            try (Classroom classroom = Classroom.open(
                    kept,
                    new Negotiations(toCoordinator, Bearer.of(host.text())),
                    library.briefs(),
                    new Papers(ClassroomCommand::page, SheetFile::of, "parley test"),
                    new ClassTales())) {
                Server server = Endpoint.loopback(0)
                        .server()
                        .addService(classroom.service())
                        .build()
                        .start();
                ManagedChannel channel = NettyChannelBuilder.forAddress(
                                "127.0.0.1", server.getPort(), InsecureChannelCredentials.create())
                        .build();
                try {
                    return played(channel, classroom.consoleToken());
                } finally {
                    channel.shutdownNow();
                    server.shutdownNow();
                }
            } finally {
                toCoordinator.shutdownNow();
            }
        }
    }

    private static ClassroomServiceGrpc.ClassroomServiceBlockingStub as(ManagedChannel channel, String token) {
        return ClassroomServiceGrpc.newBlockingStub(channel).withCallCredentials(Bearer.of(token));
    }

    private static byte[] played(ManagedChannel channel, String console) {
        var plan =
                as(channel, console)
                        .planClass(PlanClassRequest.newBuilder().setStudents(1).build())
                        .getPlan()
                        .toBuilder()
                        .setSeed(7);
        CreateClassResponse opened = as(channel, console)
                .createClass(CreateClassRequest.newBuilder()
                        .setTitle("Lovelace's class <1>")
                        .setPlan(plan)
                        .build());
        String ada = ClassroomServiceGrpc.newBlockingStub(channel)
                .joinClass(JoinClassRequest.newBuilder()
                        .setCode(opened.getCode())
                        .setName("Ada Lovelace")
                        .build())
                .getToken();
        var teacher = as(channel, opened.getTeacherToken());
        var unusedStart = teacher.startClass(StartClassRequest.getDefaultInstance());
        var unusedWord = as(channel, ada)
                .say(SayRequest.newBuilder()
                        .setMessageId("1")
                        .setChannel(Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()))
                        .setText("=SUM(A1), said Ada Lovelace")
                        .build());
        var unusedEnd = teacher.freezeClass(FreezeClassRequest.getDefaultInstance());
        Iterator<WatchClassResponse> steps = teacher.watchClass(WatchClassRequest.getDefaultInstance());
        while (!steps.next().getView().getDebriefReady()) {
            // Its worlds are followed for five years.
        }
        byte[] first = exported(teacher);
        assertThat(Arrays.equals(exported(teacher), first))
                .as("the same bytes twice")
                .isTrue();
        return first;
    }

    private static byte[] exported(ClassroomServiceGrpc.ClassroomServiceBlockingStub teacher) {
        var bytes = new ByteArrayOutputStream();
        teacher.exportClass(ExportClassRequest.getDefaultInstance())
                .forEachRemaining(part -> bytes.writeBytes(part.getChunk().toByteArray()));
        return bytes.toByteArray();
    }
}
