package vn.chitieu.support.problem;

import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Says that a request is refused for what it is and not for what it says: its body is too large, too slow or of another
 * type. {@link RequestRefusedAdvice} answers it in a controller, {@link ProblemWriter} in a filter.
 */
public final class RequestRefusedException extends RuntimeException {

    private final transient ErrorCode code;
    private final transient HttpHeaders headers = new HttpHeaders();

    /** Makes a refusal; its detail says what was expected and what came. */
    public RequestRefusedException(ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Adds a header to the answer, and returns this. */
    public RequestRefusedException withHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Returns what is wrong. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the answer, {@code application/problem+json}. */
    public ResponseEntity<Object> answer() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), Objects.requireNonNull(getMessage()));
        problem.setType(code.type());
        problem.setTitle(code.title());
        problem.setProperty("code", code.name());
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
