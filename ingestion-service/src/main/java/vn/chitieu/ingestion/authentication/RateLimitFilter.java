package vn.chitieu.ingestion.authentication;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.support.problem.ProblemException;

/** Refuses the request of a sender that is over its rate limit, before its body is read, and counts all others. */
final class RateLimitFilter implements Filter {

    private final RequestRateLimiter limits;
    private final UsageCounter usage;
    private final SenderProblemHandler problemHandler;

    RateLimitFilter(RequestRateLimiter limits, UsageCounter usage, SenderProblemHandler problemHandler) {
        this.limits = limits;
        this.usage = usage;
        this.problemHandler = problemHandler;
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) given;
        HttpServletResponse response = (HttpServletResponse) answer;
        Credential sender = SenderAuthentication.current();
        try {
            limits.admit(sender);
        } catch (ProblemException tooMuch) {
            problemHandler.refuse(request, response, sender, tooMuch);
            return;
        }
        usage.used(sender.onlyCity(), sender.id());
        chain.doFilter(request, response);
    }
}
