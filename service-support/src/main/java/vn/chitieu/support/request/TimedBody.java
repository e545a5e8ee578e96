package vn.chitieu.support.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.RequestProblem;

/** A body with a time by which all of it has to be here; a read after that time refuses the request. */
final class TimedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long startNanos;
    private final Duration deadline;

    TimedBody(ServletInputStream body, long startNanos, Duration deadline) {
        this.body = body;
        this.startNanos = startNanos;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        check(next);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = body.read(buffer, offset, length);
        check(read);
        return read;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    /** A body whose end is here is whole, however long that took. */
    private void check(int read) {
        if (read >= 0 && System.nanoTime() - startNanos > deadline.toNanos()) {
            throw new ProblemException(
                    RequestProblem.BODY_TOO_SLOW, "expected the whole body within " + deadline + ", got part of it");
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
