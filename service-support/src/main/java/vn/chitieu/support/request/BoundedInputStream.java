package vn.chitieu.support.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream of which no more than a bound is read: the read that passes it throws. Not thread-safe. */
public class BoundedInputStream extends FilterInputStream {

    private final long limitBytes;
    private final Supplier<? extends RuntimeException> beyond;
    private long readBytes;

    /**
     * Bounds a stream.
     *
     * @param limitBytes how many bytes may be read
     * @param beyond makes what is thrown when there are more
     */
    public BoundedInputStream(InputStream content, long limitBytes, Supplier<? extends RuntimeException> beyond) {
        super(content);
        this.limitBytes = limitBytes;
        this.beyond = beyond;
    }

    /** Returns how many bytes were read. */
    public final long readBytes() {
        return readBytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        readBytes += bytes;
        if (readBytes > limitBytes) {
            throw beyond.get();
        }
    }
}
