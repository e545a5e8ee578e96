package vn.chitieu.support.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.ProblemPages;
import vn.chitieu.support.problem.ProblemWriter;

/**
 * Gives the body of a request a time by which all of it has to be here. The container bounds only the pause between two
 * bytes, so a sender of one byte a second would keep a thread for hours. A form is read by {@link FormRequest}, within
 * tighter bounds, since filters ask for its fields before it is known who sends it.
 */
final class BodyDeadlineFilter extends OncePerRequestFilter {

    private final RequestLimitProperties limits;
    private final FormPermits permits;
    private final ProblemPages pages;

    BodyDeadlineFilter(RequestLimitProperties limits, ProblemPages pages) {
        this.limits = limits;
        this.pages = pages;
        this.permits = new FormPermits(limits.slowForms());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!FormRequest.isForm(request, limits.maxForm())) {
            chain.doFilter(new TimedRequest(request, limits.bodyDeadline()), response);
            return;
        }
        TimedRequest timed = new TimedRequest(request, limits.formDeadline());
        try {
            chain.doFilter(new FormRequest(timed, limits.maxForm(), permits), response);
        } catch (ProblemException refused) {
            ProblemWriter.write(request, response, refused, pages);
        }
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
}
