package vn.chitieu.support.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Says that a request is refused as a whole, and carries the answer. {@link ProblemAdvice} answers it in a controller,
 * {@link ProblemWriter} in a filter.
 */
public final class ProblemException extends RuntimeException {

    /** After how many seconds a request that met something missing is worth repeating: a value of Retry-After. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private final transient ErrorCode code;
    private final transient HttpHeaders headers = new HttpHeaders();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /** Makes a refusal; its detail says what was expected and what came. */
    public ProblemException(ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Returns a refusal that is worth repeating later, with Retry-After. */
    public static ProblemException later(ErrorCode code, String detail) {
        return new ProblemException(code, detail).withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** Adds a member to the answer, and returns this. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a header to the answer, and returns this. */
    public ProblemException withHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Returns what is wrong. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the answer, {@code application/problem+json}. */
    public ResponseEntity<Object> answer() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), String.valueOf(getMessage()));
        problem.setType(code.type());
        problem.setTitle(code.title());
        problem.setProperty("code", code.name());
        members.forEach(problem::setProperty);
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
