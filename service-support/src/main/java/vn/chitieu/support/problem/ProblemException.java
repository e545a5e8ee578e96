package vn.chitieu.support.problem;

import java.util.HashMap;
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
    private final transient Map<String, String> places = new HashMap<>();

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

    /**
     * Gives a value to the place of that name in the Vietnamese text, and returns this. Members of the answer that are
     * text or numbers have places of their own names; {@code seconds} is that of Retry-After.
     */
    public ProblemException say(String place, Object value) {
        places.put(place, VietnameseValue.of(value));
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

    /** Returns what is wrong and what to do, in Vietnamese, with the values at hand. */
    public String vietnamese() {
        Map<String, String> values = new HashMap<>(places);
        members.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number) {
                values.putIfAbsent(name, VietnameseValue.of(value));
            }
        });
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (seconds != null) {
            values.putIfAbsent("seconds", seconds);
        }
        return code.vietnamese(values);
    }

    /** Returns the answer, {@code application/problem+json}, with its detail in English. */
    public ResponseEntity<Object> answer() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), String.valueOf(getMessage()));
        problem.setType(code.type());
        problem.setTitle(code.title());
        problem.setProperty("code", code.name());
        problem.setProperty(ProblemLanguage.MESSAGE_VI, vietnamese());
        members.forEach(problem::setProperty);
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
