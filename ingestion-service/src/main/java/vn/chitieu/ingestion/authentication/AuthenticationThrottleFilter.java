package vn.chitieu.ingestion.authentication;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import vn.chitieu.support.problem.ProblemException;

/**
 * Refuses a key from an address that guessed too often before it is looked up, and hears of each authentication how it
 * ended.
 */
final class AuthenticationThrottleFilter implements Filter, AuthenticationEventPublisher {

    private final AuthenticationThrottle throttle;
    private final SenderKeyConverter keys;
    private final SenderProblemHandler problemHandler;

    AuthenticationThrottleFilter(
            AuthenticationThrottle throttle, SenderKeyConverter keys, SenderProblemHandler problemHandler) {
        this.throttle = throttle;
        this.keys = keys;
        this.problemHandler = problemHandler;
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) given;
        HttpServletResponse response = (HttpServletResponse) answer;
        PresentedKey presented = throttle.isOverLimit(request.getRemoteAddr()) ? keys.convert(request) : null;
        if (presented != null) {
            try {
                throttle.admit(presented.origin().address(), presented.origin().name());
            } catch (ProblemException tooMany) {
                problemHandler.refuseStranger(
                        request, response, presented.origin().name(), tooMany);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    public void publishAuthenticationSuccess(Authentication sender) {
        KeyOrigin origin = ((SenderAuthentication) sender).getDetails();
        throttle.succeeded(origin.address(), origin.name());
    }

    @Override
    public void publishAuthenticationFailure(AuthenticationException failure, Authentication presented) {
        if (failure instanceof KeyRefusedException refused && refused.isGuess()) {
            throttle.failed(((PresentedKey) presented).origin().address());
        }
    }
}
