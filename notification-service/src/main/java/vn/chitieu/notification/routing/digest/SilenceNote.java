package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import java.util.Objects;
import vn.chitieu.notification.routing.silence.Silence;

/**
 * Why a notice has no mail of its own: a silence as it stood when the notice was folded.
 *
 * @param silence id of the silence
 * @param author who wanted it: id of a person, or of the credential where it came over the API
 * @param reason why, in the author's words
 * @param until when it is over
 */
public record SilenceNote(String silence, String author, String reason, Instant until) {

    public SilenceNote {
        Objects.requireNonNull(silence);
        Objects.requireNonNull(author);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(until);
    }

    /** Returns what a digest says of a silence. */
    public static SilenceNote of(Silence silence) {
        return new SilenceNote(silence.id(), silence.author(), silence.reason(), silence.end());
    }
}
