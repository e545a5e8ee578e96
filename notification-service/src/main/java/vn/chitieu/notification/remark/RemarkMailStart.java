package vn.chitieu.notification.remark;

import java.time.Instant;

/** Since when answers to remarks are mailed: what was answered before is no news. Thread-safe. */
public interface RemarkMailStart {

    /** Returns when this service was started for the first time on its database; the same ever after. */
    Instant since();
}
