package vn.chitieu.ingestion.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.authentication.IngestionAccessRules.Rule;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Answers what the filter chain refuses with a problem, as a controller would, and has it counted for the audit under
 * the name of its sender.
 */
@Component
final class SenderProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver problems;
    private final UsageCounter usage;

    SenderProblemHandler(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, UsageCounter usage) {
        this.problems = problems;
        this.usage = usage;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (failure instanceof KeyRefusedException refused && refused.isIssued()) {
            usage.refused(
                    refused.city(), refused.subject(), refused.problem().code().name());
            answer(request, response, refused.problem());
        } else if (failure instanceof KeyRefusedException refused) {
            refuseStranger(request, response, refused.subject(), refused.problem());
        } else if (failure.getCause() instanceof UnavailableException away) {
            answer(request, response, away);
        } else {
            refuseStranger(
                    request,
                    response,
                    KeyAuthenticator.NO_KEY,
                    new ProblemException(
                                    IngestionProblemCode.MISSING_KEY,
                                    "expected one header Authorization: Bearer KEY, got none such")
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chitieu\""));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        Credential sender = SenderAuthentication.current();
        Rule rule = IngestionAccessRules.of(request);
        if (sender.isOfOnePeriod()) {
            refuse(
                    request,
                    response,
                    sender,
                    rule != null && rule.byLink()
                            ? EntryLinkAuthenticator.notOfHead(sender)
                            : EntryLinkAuthenticator.outside(sender, "this address"));
            return;
        }
        refuse(
                request,
                response,
                sender,
                new ProblemException(
                                IngestionProblemCode.FORBIDDEN,
                                "expected a key with the right " + text(rule == null ? List.of() : rule.rights())
                                        + ", got credential " + sender.id() + " with "
                                        + sender.rights().stream().sorted().toList())
                        .say("rights", rule == null ? List.of() : rule.rights()));
    }

    /** Refuses a request of a sender that was issued. */
    void refuse(HttpServletRequest request, HttpServletResponse response, Credential sender, ProblemException refusal) {
        usage.refused(sender.onlyCity(), sender.id(), refusal.code().name());
        answer(request, response, refusal);
    }

    /** Refuses a request under a name that any client can have made up. */
    void refuseStranger(
            HttpServletRequest request, HttpServletResponse response, String name, ProblemException refusal) {
        usage.refusedStranger(name, refusal.code().name());
        answer(request, response, refusal);
    }

    /** The time of a request is recorded under the pattern of its address, which the dispatcher would have set. */
    void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException refusal) {
        Rule rule = IngestionAccessRules.of(request);
        if (rule != null) {
            request.setAttribute(
                    HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
                    rule.address().getPatternString());
        }
        problems.resolveException(request, response, null, refusal);
    }

    private static String text(List<Right> rights) {
        return rights.stream().map(Right::name).collect(Collectors.joining(" or "));
    }
}
