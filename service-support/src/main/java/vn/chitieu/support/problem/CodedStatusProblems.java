package vn.chitieu.support.problem;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A status is answered as the code that stands for it. */
final class CodedStatusProblems implements StatusProblems {

    private final StatusCodes codes;

    CodedStatusProblems(StatusCodes codes) {
        this.codes = codes;
    }

    @Override
    public ResponseEntity<Object> refused(
            int status, HttpHeaders headers, Supplier<@Nullable ResponseEntity<Object>> said) {
        ProblemException problem = plain(status);
        headers.forEach((name, values) -> problem.withHeader(name, String.join(", ", values)));
        return problem.answer();
    }

    @Override
    public ResponseEntity<Object> unrouted(int status) {
        return plain(status).answer();
    }

    @Override
    public ResponseEntity<Object> failed() {
        return plain(500).answer();
    }

    private ProblemException plain(int status) {
        ErrorCode code = codes.of(status);
        return new ProblemException(code, code.remedy());
    }
}
