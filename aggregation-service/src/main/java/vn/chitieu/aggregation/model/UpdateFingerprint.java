package vn.chitieu.aggregation.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Decimals;

/**
 * Hash of what an update says: two updates with the same fingerprint say the same. When it was reported, how it came
 * and with which credential is not part of it, for a repeat may differ in these.
 *
 * @param fingerprint the first 64 bits of a SHA-256
 * @param reportedAtMillis when it was reported, in milliseconds since 1970
 * @param loggedAtMillis when it came on the log, see {@link LoggedUpdate.Reported}
 */
public record UpdateFingerprint(long fingerprint, long reportedAtMillis, long loggedAtMillis) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(UpdateFingerprint::sha256);

    /** Returns what an update says. */
    public static UpdateFingerprint of(LoggedUpdate.Reported update) {
        Contribution contribution = update.contribution();
        String said = String.join(
                "\0",
                update.page().indicator(),
                contribution.cell().period().toString(),
                contribution.value() == null ? "" : Decimals.text(contribution.value()),
                contribution.status().name(),
                update.unitOfMeasure(),
                orNothing(contribution.reason()),
                orNothing(contribution.note()));
        return new UpdateFingerprint(bits(said), contribution.reportedAt().toEpochMilli(), update.loggedAtMillis());
    }

    /** Returns the same, reported at another time. */
    UpdateFingerprint reportedAt(Instant time) {
        return new UpdateFingerprint(fingerprint, time.toEpochMilli(), loggedAtMillis);
    }

    /** Returns the first 64 bits of the SHA-256 of a text. */
    public static long bits(String text) {
        return ByteBuffer.wrap(Objects.requireNonNull(SHA_256.get()).digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
