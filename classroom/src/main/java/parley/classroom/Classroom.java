package parley.classroom;

import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import parley.classroom.edge.ClassroomEdge;
import parley.classroom.export.Papers;
import parley.classroom.room.Codes;
import parley.classroom.room.Negotiations;
import parley.classroom.room.Rooms;
import parley.classroom.room.Tales;
import parley.classroom.store.ClassFile;
import parley.proto.scenario.v1.Briefs;
import parley.wire.TokenFile;

/** A console for classes: what is in its folder goes on where it was. */
public final class Classroom implements AutoCloseable {

    private static final String TOKEN = "console-token";

    private final ClassFile file;
    private final Rooms rooms;
    private final String consoleToken;

    private Classroom(ClassFile file, Rooms rooms, String consoleToken) {
        this.file = file;
        this.rooms = rooms;
        this.consoleToken = consoleToken;
    }

    /**
     * Opens the console of this folder, which is made if it is not there.
     *
     * @param negotiations the coordinator where the worlds are played, and were before
     * @param briefs what classes are told about a scenario, by its id
     * @param papers what a class's papers are made with
     * @param tales has the words for why somebody moved as it did
     * @throws IOException with one line that says why the folder cannot be used
     */
    public static Classroom open(
            Path folder, Negotiations negotiations, Map<String, Briefs> briefs, Papers papers, Tales tales)
            throws IOException {
        return open(folder, negotiations, briefs, papers, tales, InstantSource.system());
    }

    /** The same with a clock of one's own. */
    static Classroom open(
            Path folder,
            Negotiations negotiations,
            Map<String, Briefs> briefs,
            Papers papers,
            Tales tales,
            InstantSource clock)
            throws IOException {
        ClassFile file = ClassFile.in(folder);
        try {
            String token = token(folder);
            return new Classroom(file, new Rooms(file, token, negotiations, briefs, papers, tales, clock), token);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The same after a restart, so that the teacher's page stays valid. */
    private static String token(Path folder) throws IOException {
        var file = new TokenFile(folder.resolve(TOKEN));
        if (file.read().isEmpty()) {
            file.write(Codes.token(TOKEN));
        }
        String token = file.read().orElse("");
        if (token.isEmpty()) {
            throw new IOException("data: " + file + " holds no token (expected: one, or no such file)");
        }
        return token;
    }

    /** What it answers. */
    public ServerServiceDefinition service() {
        return ClassroomEdge.of(rooms, consoleToken);
    }

    /** Whoever has it may open classes. */
    public String consoleToken() {
        return consoleToken;
    }

    @Override
    public void close() {
        rooms.close();
        file.close();
    }
}
