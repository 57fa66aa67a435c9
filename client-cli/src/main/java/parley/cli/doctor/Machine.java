package parley.cli.doctor;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.wire.Loopback;
import parley.wire.ScenarioLibrary;

/** What the machine has to offer: a JDK, ports, a disk, the project's files. */
final class Machine {

    private static final int OLDEST_JDK = 21;
    private static final long MEGABYTE = 1 << 20;
    private static final long TIGHT = 1_000 * MEGABYTE;
    private static final long FULL = 50 * MEGABYTE;

    private Machine() {}

    static Finding jdk() {
        int feature = Runtime.version().feature();
        String seen = Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, up to "
                + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB of memory";
        return feature >= OLDEST_JDK
                ? Finding.ok("JDK", seen)
                : Finding.fail(
                        "JDK", seen, "install a JDK of " + OLDEST_JDK + " or later, or name one with PARLEY_JAVA");
    }

    static Finding scenarios(Path folder) {
        var library = new ScenarioLibrary(folder);
        if (library.ids().isEmpty()) {
            return Finding.fail("scenarios", "none in " + folder, "run ./parley of a complete clone");
        }
        var faulty = library.ids().stream()
                .filter(id -> !library.read(id).faults().isEmpty())
                .toList();
        return faulty.isEmpty()
                ? Finding.ok("scenarios", String.join(", ", library.ids()))
                : Finding.warn(
                        "scenarios",
                        String.join(", ", faulty) + " with faults",
                        "./parley scenario validate " + faulty.getFirst());
    }

    /** Whether a server could listen there now. */
    static Finding port(int port) {
        String subject = "port " + port;
        try (var socket = new ServerSocket()) {
            socket.bind(Loopback.at(port));
            return Finding.ok(subject, "free");
        } catch (BindException e) {
            return Finding.warn(
                    subject,
                    "taken, or not for this user: " + e.getMessage(),
                    "nothing if that is yours; else choose another one with --port");
        } catch (IOException e) {
            return Finding.fail(subject, String.valueOf(e.getMessage()), "choose another one with --port");
        }
    }

    /** Whether a folder that a coordinator is to keep its sessions in can be written, and has room. */
    static Finding disk(Path folder) {
        String subject = "disk of " + folder;
        Path there = existing(folder.toAbsolutePath());
        try {
            if (!Files.isDirectory(there)) {
                return Finding.fail(subject, there + " is a file", "name a folder, new or not");
            }
            Files.delete(Files.createTempFile(there, "parley-doctor", ""));
            FileStore disk = Files.getFileStore(there);
            long free = disk.getUsableSpace();
            String seen = free / MEGABYTE + " MB free";
            if (free < FULL) {
                return Finding.fail(subject, seen, "make room: sessions wait while the disk is full");
            }
            return free < TIGHT
                    ? Finding.warn(subject, seen, "make room: sessions wait when the disk is full")
                    : Finding.ok(subject, seen + ", can be written");
        } catch (IOException e) {
            return Finding.fail(subject, "cannot be written: " + e.getMessage(), "choose a folder that is yours");
        }
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
