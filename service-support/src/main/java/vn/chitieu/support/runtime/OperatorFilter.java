package vn.chitieu.support.runtime;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes a request that has an operator's key an authorized one; every other goes on as it came. */
final class OperatorFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final OperatorAuthenticator operators;

    OperatorFilter(OperatorAuthenticator operators) {
        this.operators = operators;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean known = header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && operators.has(header.substring(SCHEME.length()).strip());
        chain.doFilter(known ? new OfAnOperator(request) : request, response);
    }

    private static final class OfAnOperator extends HttpServletRequestWrapper {

        OfAnOperator(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> "operator";
        }
    }
}
