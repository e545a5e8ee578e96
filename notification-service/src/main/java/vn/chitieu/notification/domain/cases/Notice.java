package vn.chitieu.notification.domain.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message that one recipient is to get: all that is needed to write it, so that it does not matter how the case
 * goes on meanwhile.
 *
 * @param id 32 hex digits that follow from case, episode, kind, number and recipient
 * @param about the case
 * @param episode of the case
 * @param kind what it says
 * @param number counts notices of the same kind in the episode, from 1
 * @param recipient id of the person
 * @param wantedAt when the case wanted it
 * @param opening the figures with which the episode began
 * @param figures the figures that it reports
 * @param answerBy until when cause and remedy are asked for; null where nothing is asked
 * @param follows id of the notice that it takes back; null for the first
 * @param thread id of the first notice of the case to the recipient, this one's own where it is the first
 */
public record Notice(
        String id,
        CaseKey about,
        int episode,
        NoticeKind kind,
        int number,
        String recipient,
        Instant wantedAt,
        Figures opening,
        Figures figures,
        @Nullable Instant answerBy,
        @Nullable String follows,
        String thread) {

    /** Half of a SHA-256: no two notices of all times will meet. */
    private static final int ID_BYTES = 16;

    public Notice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(about);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        Objects.requireNonNull(opening);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(thread);
    }

    /** Returns the id of a notice: the same parts always give the same id. */
    public static String idOf(CaseKey about, int episode, NoticeKind kind, int number, String recipient) {
        String text = about + "|" + episode + "|" + kind + "|" + number + "|" + recipient;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
