package vn.chitieu.ingestion.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.domain.Quoted;

/** The body of a request: JSON in UTF-8 and not larger than allowed, whether or not its length was announced. */
final class BoundedBody extends FilterInputStream {

    private final long limitBytes;
    private final LargeBodies large;
    private long readBytes;
    private boolean entered;

    private BoundedBody(InputStream body, long limitBytes, LargeBodies large) {
        super(body);
        this.limitBytes = limitBytes;
        this.large = large;
    }

    /**
     * Opens the body, which keeps its place among the large ones, if it is one, until it is closed.
     *
     * @throws ProblemException at once if its type or its announced length is refused, and while it is read as soon as
     *     it is longer than allowed
     */
    static BoundedBody json(HttpServletRequest request, DataSize limit, LargeBodies large) throws IOException {
        checkType(request);
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw tooLarge(limit.toBytes());
        }
        return new BoundedBody(request.getInputStream(), limit.toBytes(), large);
    }

    private static void checkType(HttpServletRequest request) {
        String type = request.getContentType();
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (type == null || !isJsonInUtf8(type)) {
            throw new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "expected application/json in UTF-8, got " + (type == null ? "no Content-Type" : Quoted.of(type)));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "expected a body without Content-Encoding, got " + Quoted.of(encoding));
        }
    }

    private static boolean isJsonInUtf8(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
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
            throw tooLarge(limitBytes);
        }
        if (!entered && readBytes > LargeBodies.LARGE_BYTES) {
            large.enter();
            entered = true;
        }
    }

    /** Gives the place back; the container closes the stream below. */
    @Override
    public void close() {
        if (entered) {
            entered = false;
            large.leave();
        }
    }

    private static ProblemException tooLarge(long limitBytes) {
        return new ProblemException(
                ProblemCode.BODY_TOO_LARGE, "expected a body of at most " + limitBytes + " bytes, got more");
    }
}
