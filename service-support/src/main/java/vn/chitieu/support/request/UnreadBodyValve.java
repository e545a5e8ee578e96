package vn.chitieu.support.request;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads what was left unread of a body after the answer has been sent, so that a sender of too much reads the answer
 * instead of a broken connection. The container does that too, for as long as the sender likes and without any proof of
 * who it is; here it ends, with the connection, as soon as the sender is slow, sends too much, or many do the same.
 */
final class UnreadBodyValve extends ValveBase {

    /** The attribute of a request whose body was refused for its slowness: there is no point in reading on. */
    static final String POINTLESS = UnreadBodyValve.class.getName() + ".pointless";

    private static final int AT_ONCE = 8;
    private static final long MOST_BYTES = 64L << 20;
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LEAST_BYTES_PER_SECOND = 64 << 10;

    private final Semaphore places = new Semaphore(AT_ONCE);

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isFinished() && !request.isAsync() && !isReadToItsEnd(request, response)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private boolean isReadToItsEnd(Request request, Response response) {
        boolean isPointless = response.getStatus() == 408
                || request.getAttribute(POINTLESS) != null
                || request.getContentLengthLong() > MOST_BYTES;
        if (isPointless || !places.tryAcquire()) {
            return false;
        }
        try {
            response.finishResponse();
            return drain(request.getCoyoteRequest());
        } catch (IOException gone) {
            return false;
        } finally {
            places.release();
        }
    }

    /** Reads below the stream of the request, which may have been closed. */
    private static boolean drain(org.apache.coyote.Request rest) throws IOException {
        Ignored ignored = new Ignored();
        long startNanos = System.nanoTime();
        long bytes = 0;
        while (bytes <= MOST_BYTES && isFastEnough(bytes, System.nanoTime() - startNanos)) {
            int read = rest.doRead(ignored);
            if (read < 0) {
                return true;
            }
            bytes += read;
        }
        return false;
    }

    private static boolean isFastEnough(long bytes, long nanos) {
        return nanos <= GRACE_NANOS + bytes * TimeUnit.SECONDS.toNanos(1) / LEAST_BYTES_PER_SECOND;
    }

    /** Takes the container's buffer and leaves it as it is. */
    private static final class Ignored implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
