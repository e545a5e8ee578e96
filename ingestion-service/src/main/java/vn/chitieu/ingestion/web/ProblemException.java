package vn.chitieu.ingestion.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Says that a request is refused as a whole, and carries the answer. */
final class ProblemException extends RuntimeException {

    private final transient ProblemCode code;
    private final transient HttpHeaders headers = new HttpHeaders();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    ProblemException(ProblemCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    ProblemException withHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    ProblemCode code() {
        return code;
    }

    ResponseEntity<Object> answer() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), String.valueOf(getMessage()));
        problem.setType(URI.create(
                "urn:chitieu:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(code.title());
        problem.setProperty("code", code.name());
        members.forEach(problem::setProperty);
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
