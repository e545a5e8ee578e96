package vn.chitieu.notification.quarterreport;

/** Says that a report cannot be had now: what was asked and what came instead. */
public final class ReportAwayException extends Exception {

    /** Makes one without an underlying cause. */
    public ReportAwayException(String message) {
        super(message);
    }

    /** Makes one that keeps what went wrong. */
    public ReportAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
