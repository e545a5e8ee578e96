package vn.chitieu.ingestion.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/**
 * Buffer of bytes that are written once and read any number of times: the last ones in memory, those before them in a
 * temporary file, which exists only where they are many, and is gone when this is closed, or the process ends. A disk
 * that does not take them is answered with TOO_BUSY. Not thread-safe.
 */
public final class ByteSpool extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(ByteSpool.class);
    private static final int IN_MEMORY_BYTES = 64 * 1024;

    /** Many are never written to. */
    private static final int FIRST_BYTES = 32;

    private final ByteArrayOutputStream last = new ByteArrayOutputStream(FIRST_BYTES);
    private @Nullable FileChannel file;
    private long inFileBytes;

    @Override
    public void write(int one) {
        last.write(one);
        relieve();
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        last.write(bytes, offset, length);
        relieve();
    }

    /** Returns how many bytes were written. */
    public long size() {
        return inFileBytes + last.size();
    }

    /** Returns all that was written so far; nothing is written while it is read. */
    public InputStream read() {
        InputStream end = new ByteArrayInputStream(last.toByteArray());
        return file == null ? end : new SequenceInputStream(new FromFile(file, inFileBytes), end);
    }

    /** Writes all of it there. */
    public void copyTo(OutputStream out) throws IOException {
        if (file != null) {
            new FromFile(file, inFileBytes).transferTo(out);
        }
        last.writeTo(out);
    }

    private void relieve() {
        if (last.size() < IN_MEMORY_BYTES) {
            return;
        }
        try {
            if (file == null) {
                file = FileChannel.open(
                        Files.createTempFile("chitieu-", ".spool"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            ByteBuffer bytes = ByteBuffer.wrap(last.toByteArray());
            while (bytes.hasRemaining()) {
                inFileBytes += file.write(bytes, inFileBytes);
            }
            last.reset();
        } catch (IOException full) {
            throw unavailable(full);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException leftBehind) {
            LOG.warn("a temporary file could not be closed: {}", leftBehind.toString());
        }
    }

    /** Returns the answer to a request for which there is no room in temporary files. */
    public static ProblemException unavailable(IOException cause) {
        LOG.error("no room for a large request in temporary files: {}", cause.toString());
        return new ProblemException(
                        IngestionProblemCode.TOO_BUSY, "expected room for a large request in temporary files, got none")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS);
    }

    private static final class FromFile extends InputStream {

        private final FileChannel file;
        private final long end;
        private long position;

        FromFile(FileChannel file, long end) {
            this.file = file;
            this.end = end;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (position >= end) {
                return -1;
            }
            try {
                int most = (int) Math.min(length, end - position);
                int read = file.read(ByteBuffer.wrap(buffer, offset, most), position);
                position += Math.max(0, read);
                return read;
            } catch (IOException gone) {
                throw unavailable(gone);
            }
        }
    }
}
