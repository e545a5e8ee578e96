package vn.chitieu.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder held by one user at a time, in this process or another; the hold ends with the process at the latest. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Locks the folder; empty where another user has it locked.
     *
     * @param dir made when missing; the file {@code lock} in it is what is locked
     * @throws IOException if the folder cannot be made or written
     */
    public static Optional<FolderLock> of(Path dir) throws IOException {
        Files.createDirectories(dir);
        FileChannel file = FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return Optional.of(new FolderLock(file));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            file.close();
            return Optional.empty();
        }
        file.close();
        return Optional.empty();
    }

    /** Lets others have the folder. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of a folder cannot be released", e);
        }
    }
}
