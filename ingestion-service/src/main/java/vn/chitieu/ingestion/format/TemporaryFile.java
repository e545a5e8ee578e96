package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.support.problem.ProblemException;

/**
 * A body as a file, for a reader that has to find its way about in it; it is deleted when this is closed.
 *
 * @param path where it is
 */
public record TemporaryFile(Path path) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFile.class);
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final String PREFIX = "chitieu-";
    private static final String SUFFIX = ".body";
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Reads the body to its end.
     *
     * @throws ProblemException TOO_BUSY where there is no room for it
     * @throws IOException of the body
     */
    public static TemporaryFile of(InputStream body) throws IOException {
        TemporaryFile file = new TemporaryFile(create());
        try (OutputStream out = file.open()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                write(out, buffer, read);
            }
            return file;
        } catch (IOException | RuntimeException notWhole) {
            file.close();
            throw notWhole;
        }
    }

    /**
     * Deletes what a process left behind that was killed while it read a body: no body takes an hour.
     *
     * @param directory where temporary files are
     * @param now by the clock of the machine, as files are dated
     */
    public static void deleteLeftBehind(Path directory, Instant now) {
        FileTime before = FileTime.from(now.minus(LONGEST));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    Files.deleteIfExists(file);
                    LOG.info("{} was left behind by a process that was killed, and is deleted", file);
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("temporary files of an earlier process could not be deleted: {}", unreadable.toString());
        }
    }

    private static Path create() {
        try {
            return Files.createTempFile(PREFIX, SUFFIX);
        } catch (IOException full) {
            throw ByteSpool.unavailable(full);
        }
    }

    private OutputStream open() {
        try {
            return Files.newOutputStream(path);
        } catch (IOException full) {
            throw ByteSpool.unavailable(full);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException full) {
            throw ByteSpool.unavailable(full);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            LOG.warn("a temporary file could not be deleted: {}", leftBehind.toString());
        }
    }
}
