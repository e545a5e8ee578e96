package vn.chitieu.ingestion.web.container;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Gives the body of a request a time by which all of it has to be here. The container bounds only the pause between two
 * bytes, so a sender of one byte a second would keep a thread for hours.
 */
final class BodyDeadline extends OncePerRequestFilter {

    private final Duration deadline;

    BodyDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new TimedRequest(request, deadline), response);
    }

    private static final class TimedRequest extends HttpServletRequestWrapper {

        private final Duration deadline;
        private final long startNanos = System.nanoTime();

        TimedRequest(HttpServletRequest request, Duration deadline) {
            super(request);
            this.deadline = deadline;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new TimedBody(super.getInputStream(), startNanos, deadline);
        }
    }

    private static final class TimedBody extends ServletInputStream {

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

        /** A body whose end is here is whole, however long that took. */
        private void check(int read) {
            if (read >= 0 && System.nanoTime() - startNanos > deadline.toNanos()) {
                throw new ProblemException(
                        ProblemCode.BODY_TOO_SLOW, "expected the whole body within " + deadline + ", got part of it");
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
}
