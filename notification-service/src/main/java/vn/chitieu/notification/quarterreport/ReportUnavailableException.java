package vn.chitieu.notification.quarterreport;

/** Transient fault: a report cannot be fetched now; says what was requested and what came instead. */
public final class ReportUnavailableException extends Exception {

    /** Makes one without an underlying cause. */
    public ReportUnavailableException(String message) {
        super(message);
    }

    /** Makes one that keeps what went wrong. */
    public ReportUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
