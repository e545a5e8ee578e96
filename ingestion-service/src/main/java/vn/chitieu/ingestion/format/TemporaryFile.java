package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static Path create() {
        try {
            return Files.createTempFile("chitieu-", ".body");
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
