package vn.chitieu.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every refusal and fault into a problem with a type and a stable code; a fault is logged here and nothing of it
 * leaks out.
 */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final KnownFaults faults;
    private final StatusProblems statuses;
    private final ProblemPages pages;

    /** Makes an advice with the faults and the words of a service, which shows no pages. */
    public ProblemAdvice(KnownFaults faults, StatusProblems statuses) {
        this(faults, statuses, ProblemPages.NONE);
    }

    /** Makes an advice with the faults, the words and the pages of a service. */
    public ProblemAdvice(KnownFaults faults, StatusProblems statuses, ProblemPages pages) {
        this.faults = faults;
        this.statuses = statuses;
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        return pages.shown(ProblemLanguage.spoken(answer(thrown), request), request, response);
    }

    /** Returns the answer to anything that was thrown, as data. */
    public ResponseEntity<Object> answer(Exception thrown) {
        if (thrown instanceof ProblemException refusal) {
            return refusal.answer();
        }
        if (thrown instanceof UnavailableException away) {
            LOG.warn("A request was answered with {}: {}", away.code().name(), away.getMessage());
            return away.problem().answer();
        }
        ProblemException known = faults.of(thrown);
        if (known != null) {
            return known.answer();
        }
        LOG.error("A request failed", thrown);
        return statuses.failed();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders ofProblem = new HttpHeaders();
        ofProblem.addAll(headers);
        ofProblem.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        ResponseEntity<Object> answer = statuses.refused(
                status.value(),
                headers,
                () -> super.handleExceptionInternal(refusal, body, ofProblem, status, request));
        HttpServletRequest its = ((ServletWebRequest) request).getRequest();
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        return answer == null || response == null
                ? answer
                : pages.shown(ProblemLanguage.spoken(answer, its), its, response);
    }
}
