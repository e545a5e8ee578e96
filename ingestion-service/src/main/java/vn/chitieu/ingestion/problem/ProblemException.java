package vn.chitieu.ingestion.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import vn.chitieu.ingestion.IngestionProblemCode;

/** Says that a request is refused as a whole, and carries the answer. */
public final class ProblemException extends RuntimeException {

    /** After how many seconds a request that met something missing is worth repeating: a value of Retry-After. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private final transient IngestionProblemCode code;
    private final transient HttpHeaders headers = new HttpHeaders();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /** Makes a refusal; its detail says what was expected and what came. */
    public ProblemException(IngestionProblemCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
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
    public IngestionProblemCode code() {
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
