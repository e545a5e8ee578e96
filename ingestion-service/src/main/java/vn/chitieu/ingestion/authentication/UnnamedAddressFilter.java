package vn.chitieu.ingestion.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.NoHandlerFoundException;

/**
 * Answers what {@link IngestionAccessRules} do not name as the dispatcher answers what it has no controller for: there
 * is nothing at the address, or not by that method. It lets open addresses through.
 */
final class UnnamedAddressFilter extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;

    UnnamedAddressFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (IngestionAccessRules.isOpen(request)) {
            chain.doFilter(request, response);
            return;
        }
        Set<String> methods = IngestionAccessRules.methodsAt(request);
        problems.resolveException(
                request,
                response,
                null,
                methods.isEmpty()
                        ? new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), HttpHeaders.EMPTY)
                        : new HttpRequestMethodNotSupportedException(request.getMethod(), methods));
    }
}
