package vn.chitieu.support.problem;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A status is answered with its name as the code; what is thrown with a code of its own keeps that. */
final class NamedStatusProblems implements StatusProblems {

    private static final String CODE = "code";
    private static final int INTERNAL_ERROR = 500;

    @Override
    public @Nullable ResponseEntity<Object> refused(
            int status, HttpHeaders headers, Supplier<@Nullable ResponseEntity<Object>> said) {
        ResponseEntity<Object> answer = said.get();
        if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
            Map<String, Object> properties = problem.getProperties();
            Object own = properties == null ? null : properties.get(CODE);
            named(problem, own instanceof String code ? code : nameOf(status), status);
        }
        return answer;
    }

    @Override
    public ResponseEntity<Object> unrouted(int status) {
        return answer(named(ProblemDetail.forStatus(HttpStatusCode.valueOf(status)), nameOf(status), status));
    }

    @Override
    public ResponseEntity<Object> failed() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The request could not be answered; the service's log says why.");
        return answer(named(problem, "INTERNAL_ERROR", INTERNAL_ERROR));
    }

    private static ProblemDetail named(ProblemDetail problem, String code, int status) {
        problem.setType(ErrorCode.typeOf(code));
        problem.setProperty(CODE, code);
        problem.setProperty(
                ProblemLanguage.MESSAGE_VI, RequestProblem.of(code, status).vietnamese(Map.of()));
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String nameOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "HTTP_" + status : known.name();
    }
}
