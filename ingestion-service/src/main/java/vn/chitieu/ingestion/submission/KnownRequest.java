package vn.chitieu.ingestion.submission;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a request.
 *
 * @param id of its key
 * @param fingerprint of all that it said
 * @param receivedAt when it came first
 * @param reportedAt when its figures were reported where its rows do not say so, by our clock; null for when it came
 * @param answer what it was answered; null while it was not, or the answer was lost
 */
public record KnownRequest(
        String id,
        String fingerprint,
        Instant receivedAt,
        @Nullable Instant reportedAt,
        @Nullable Answer answer) {

    public KnownRequest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(receivedAt);
    }

    /** Returns the same request with its answer. */
    public KnownRequest with(Answer its) {
        return new KnownRequest(id, fingerprint, receivedAt, reportedAt, its);
    }

    /**
     * An answer that does not change any more.
     *
     * @param status of HTTP
     * @param contentType of the body
     * @param body the very text
     */
    public record Answer(int status, String contentType, PackedText body) {
        public Answer {
            Objects.requireNonNull(contentType);
            Objects.requireNonNull(body);
        }
    }
}
