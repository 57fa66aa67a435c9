package parley.classroom;

import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Function;
import parley.classroom.edge.ClassroomEdge;
import parley.classroom.room.Negotiations;
import parley.classroom.room.Rooms;
import parley.classroom.store.ClassFile;
import parley.summit.transcript.Transcript;
import parley.wire.OwnerOnly;

/** A console for classes: what is in its folder goes on where it was. */
public final class Classroom implements AutoCloseable {

    private static final String TOKEN = "console-token";
    private static final int TOKEN_BYTES = 32;

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
     * @param story makes a page of a whole session
     * @throws IOException with one line that says why the folder cannot be used
     */
    public static Classroom open(Path folder, Negotiations negotiations, Function<Transcript, String> story)
            throws IOException {
        ClassFile file = ClassFile.in(folder);
        try {
            String token = token(folder);
            return new Classroom(file, new Rooms(file, token, negotiations, story, InstantSource.system()), token);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The same after a restart, so that the teacher's page stays valid; whole, or not there. */
    private static String token(Path folder) throws IOException {
        Path path = folder.resolve(TOKEN);
        if (!Files.exists(path)) {
            byte[] bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            Path fresh = OwnerOnly.fileIn(folder, TOKEN);
            Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        }
        String token = Files.readString(path, StandardCharsets.UTF_8).strip();
        if (token.length() < TOKEN_BYTES) {
            throw new IOException("data: " + path + " holds no token (expected: one, or no such file)");
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
