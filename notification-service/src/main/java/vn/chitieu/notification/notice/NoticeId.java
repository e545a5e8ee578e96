package vn.chitieu.notification.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of notices: 32 hex digits that follow from what the notice is, so that requesting it is idempotent. */
public final class NoticeId {

    /** Half of a SHA-256: no two notices of all times will meet. */
    private static final int ID_BYTES = 16;

    private NoticeId() {}

    /** Returns the id of a notice that is made out by these parts: the same parts in the same order, the same id. */
    public static String of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(text.isEmpty() ? "" : "|").append(part);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
