package vn.chitieu.ingestion.authentication;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.NoHandlerFoundException;

/**
 * Answers what {@link IngestionAccessRules} do not name as the dispatcher answers what it has no controller for: there
 * is nothing at the address, or not by that method. It lets open addresses through.
 */
final class UnnamedAddressFilter implements Filter {

    private final HandlerExceptionResolver problems;

    UnnamedAddressFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) given;
        HttpServletResponse response = (HttpServletResponse) answer;
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
