package vn.chitieu.support.session;

import com.mongodb.MongoException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Gives a request its stored session; where the store does not answer, the request is answered with a problem. */
public final class SessionFilter implements Filter {

    private final SessionRepositoryFilter<StoredSession> sessions;
    private final HandlerExceptionResolver problems;

    /**
     * Makes a filter, which comes before all others that look at the session.
     *
     * @param cookies reads and writes the id of the session
     */
    public SessionFilter(
            MongoSessionRepository repository, CookieSerializer cookies, HandlerExceptionResolver problems) {
        CookieHttpSessionIdResolver ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookies);
        this.sessions = new SessionRepositoryFilter<>(repository);
        this.sessions.setHttpSessionIdResolver(ids);
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            sessions.doFilter(request, response, chain);
        } catch (MongoException away) {
            if (response.isCommitted()
                    || problems.resolveException(
                                    (HttpServletRequest) request, (HttpServletResponse) response, null, away)
                            == null) {
                throw away;
            }
        }
    }
}
