package vn.chitieu.support.problem;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How a service words an answer whose status the framework or the container chose, or that has failed. */
public interface StatusProblems {

    /**
     * Returns the answer to a request that Spring refused; null where there is none to give.
     *
     * @param status from 400 to 599
     * @param headers those that belong to the refusal
     * @param said what Spring would answer
     */
    @Nullable
    ResponseEntity<Object> refused(int status, HttpHeaders headers, Supplier<@Nullable ResponseEntity<Object>> said);

    /** Returns the answer to a request that the container refused with a status from 400 to 599. */
    ResponseEntity<Object> unrouted(int status);

    /** Returns the answer to a request that failed; the reason is in the log alone. */
    ResponseEntity<Object> failed();

    /** Returns answers that have the codes of a service, and nothing of what Spring would say. */
    static StatusProblems withCodes(StatusCodes codes) {
        return new CodedStatusProblems(codes);
    }

    /** Returns answers that have the name of their status as the code, with what Spring says. */
    static StatusProblems withNames() {
        return new NamedStatusProblems();
    }
}
