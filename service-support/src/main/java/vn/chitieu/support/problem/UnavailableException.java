package vn.chitieu.support.problem;

import org.jspecify.annotations.Nullable;

/**
 * Says that a store or a service did not answer in time; trying again later may help. Its message is for the log, its
 * detail for the caller.
 */
public final class UnavailableException extends RuntimeException {

    private final transient ErrorCode code;
    private final String detail;

    /** Makes one of the code and the detail of its answer, with what was thrown. */
    public UnavailableException(ErrorCode code, String detail, Throwable cause) {
        this(code, detail, String.valueOf(cause), cause);
    }

    /** Makes one of the code and the detail of its answer, with the reason and, if anything was, what was thrown. */
    public UnavailableException(ErrorCode code, String detail, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.code = code;
        this.detail = detail;
    }

    /** Returns what does not answer. */
    public ErrorCode code() {
        return code;
    }

    /** Returns one that says the same of a later request. */
    public UnavailableException again() {
        return new UnavailableException(code, detail, String.valueOf(getMessage()), this);
    }

    /** Returns the refusal of the request that met it. */
    public ProblemException problem() {
        return ProblemException.later(code, detail);
    }
}
