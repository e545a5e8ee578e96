package vn.chitieu.ingestion.submission;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.update.RowSource;

/**
 * Updates, or targets, that one sender sent together.
 *
 * @param channel how they came, such as {@code http}
 * @param sender whose credential came with them
 * @param rows at least one, in the order of the request
 * @param mode what is wanted
 * @param receivedAt when they came; null for now
 * @param trace the {@code traceparent} of what is made of them; null where they are not traced
 */
public record Submission(
        String channel,
        Credential sender,
        RowSource rows,
        Mode mode,
        @Nullable Instant receivedAt,
        @Nullable String trace) {

    public Submission {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(sender);
        Objects.requireNonNull(mode);
        if (rows.size() == 0) {
            throw new IllegalArgumentException("expected at least one row");
        }
    }

    /** Makes a submission that is not traced. */
    public Submission(String channel, Credential sender, RowSource rows, Mode mode, @Nullable Instant receivedAt) {
        this(channel, sender, rows, mode, receivedAt, null);
    }

    /** Makes a submission that comes now. */
    public Submission(String channel, Credential sender, RowSource rows, Mode mode) {
        this(channel, sender, rows, mode, null);
    }

    /** Returns the same of a trace; null for none. */
    public Submission in(@Nullable String ofTrace) {
        return ofTrace == null ? this : new Submission(channel, sender, rows, mode, receivedAt, ofTrace);
    }

    /**
     * What is to be done with them.
     *
     * @param dryRun check only, keep nothing
     * @param atomic keep nothing unless all are good
     * @param confirm keep those, too, about which there are warnings; their sender says that they are right
     */
    public record Mode(boolean dryRun, boolean atomic, boolean confirm) {
        /** Keep the good ones, hold back those with warnings, and refuse the others. */
        public static final Mode ORDINARY = new Mode(false, false, false);

        /** Makes the mode of a sender who confirms nothing. */
        public Mode(boolean dryRun, boolean atomic) {
            this(dryRun, atomic, false);
        }
    }
}
