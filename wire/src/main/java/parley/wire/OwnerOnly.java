package parley.wire;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** New files and folders that nobody but their owner may read, where the file system knows owners. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /**
     * A new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there already
     */
    public static Path file(Path file) throws IOException {
        return Files.createFile(file, attributes("rw-------"));
    }

    /** A new file in a folder, with a name that no other has. */
    public static Path fileIn(Path folder, String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, "", attributes("rw-------"));
    }

    /** A folder with those around it; those that are there already stay as they are. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, attributes("rwx------"));
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
