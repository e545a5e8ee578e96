package vn.chitieu.ingestion.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which request of whom.
 *
 * @param credential id of the sender's credential: keys of different senders are different
 * @param key 1 to 100 printable ASCII characters without spaces, chosen by the sender, such as a UUID
 */
public record RequestKey(String credential, String key) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
    private static final int ID_BYTES = 16;

    public RequestKey {
        Objects.requireNonNull(credential);
        if (!isKey(key)) {
            throw new IllegalArgumentException("expected a key of 1 to 100 printable ASCII characters");
        }
    }

    /** Returns whether a text can be the key of a request. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Returns its id, 32 hexadecimal digits: the same key of the same sender, the same id. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((credential + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
