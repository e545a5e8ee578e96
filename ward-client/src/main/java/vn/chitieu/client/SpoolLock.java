package vn.chitieu.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lock by which one process at a time sends from a spool; the system releases it when the process ends. */
final class SpoolLock implements AutoCloseable {

    private final FileChannel channel;

    private SpoolLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Returns the lock; null where another process has it. */
    static @Nullable SpoolLock take(Path spool) throws IOException {
        Files.createDirectories(spool);
        FileChannel channel =
                FileChannel.open(spool.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new SpoolLock(channel);
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // held by another caller all the same
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
