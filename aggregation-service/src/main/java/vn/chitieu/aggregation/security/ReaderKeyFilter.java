package vn.chitieu.aggregation.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.chitieu.aggregation.access.Role;
import vn.chitieu.support.security.SecurityProblemHandler;

/** Lets in who sends a reader's key in the header {@code Authorization}, for this request alone. */
final class ReaderKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Readers readers;
    private final SecurityProblemHandler refusals;

    ReaderKeyFilter(Readers readers, SecurityProblemHandler refusals) {
        this.readers = readers;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> reader = key(request).flatMap(readers::nameOf);
        if (reader.isEmpty()) {
            refusals.commence(request, response, new BadCredentialsException("no key of a reader"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                reader.get(), null, Authorities.of(Role.READER, Set.of())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static Optional<String> key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return headers.size() == 1 && headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(headers.get(0).substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
