package vn.chitieu.support.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session at an absolute time after the sign-in, however busy it is. The idle time that the container knows is
 * cut to what is left, so that it ends by itself as well, with the streams that are open in it.
 */
final class SessionEndFilter extends OncePerRequestFilter {

    private static final String SIGNED_IN = SessionEndFilter.class.getName() + ".signedIn";

    private final Duration idle;
    private final Duration atMost;
    private final Clock clock;

    /**
     * Makes a filter, which has to come before the one that reads who is signed in.
     *
     * @param idle without doing anything
     * @param atMost since the sign-in
     */
    public SessionEndFilter(Duration idle, Duration atMost, Clock clock) {
        this.idle = idle;
        this.atMost = atMost;
        this.clock = clock;
    }

    /** Notes when the session begins. */
    void begin(HttpSession session) {
        session.setAttribute(SIGNED_IN, clock.instant());
        session.setMaxInactiveInterval(seconds(idle.compareTo(atMost) < 0 ? idle : atMost));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            endOrShorten(session);
        }
        chain.doFilter(request, response);
    }

    private void endOrShorten(HttpSession session) {
        try {
            if (!(session.getAttribute(SIGNED_IN) instanceof Instant since)) {
                return;
            }
            Duration left = Duration.between(clock.instant(), since.plus(atMost));
            if (left.toSeconds() <= 0) {
                session.invalidate();
            } else {
                session.setMaxInactiveInterval(seconds(left.compareTo(idle) < 0 ? left : idle));
            }
        } catch (IllegalStateException endedMeanwhile) {
            // Another request of the same browser has ended it.
        }
    }

    private static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }
}
