package vn.chitieu.ingestion.credential;

import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Secret text by which a system authenticates: {@code ct_<credential id>_<secret>}.
 *
 * @param credential id of the credential: 16 of a-z and 0-9
 * @param secret 256 random bits in base64url without padding: 43 characters
 */
public record ApiKey(String credential, String secret) {

    private static final int SECRET_BYTES = 32;
    private static final int ID_LENGTH = 16;
    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BEGIN = "ct_";
    private static final int SECRET_LENGTH = 43;
    private static final int SECRET_FROM = BEGIN.length() + ID_LENGTH + 1;

    public ApiKey {
        Objects.requireNonNull(credential);
        Objects.requireNonNull(secret);
    }

    /** Returns a new key; {@code random} has to be a {@link java.security.SecureRandom} outside of tests. */
    public static ApiKey generate(RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        StringBuilder id = new StringBuilder();
        random.ints(ID_LENGTH, 0, ID_CHARACTERS.length()).forEach(i -> id.append(ID_CHARACTERS.charAt(i)));
        return new ApiKey(id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads a key; empty where the text has not its shape. */
    public static Optional<ApiKey> parse(String text) {
        return isKey(text)
                ? Optional.of(new ApiKey(text.substring(BEGIN.length(), SECRET_FROM - 1), text.substring(SECRET_FROM)))
                : Optional.empty();
    }

    /** The pattern {@code ct_[a-z0-9]{16}_[A-Za-z0-9_-]{43}}: every request passes here. */
    private static boolean isKey(String text) {
        if (text.length() != SECRET_FROM + SECRET_LENGTH
                || !text.startsWith(BEGIN)
                || text.charAt(SECRET_FROM - 1) != '_') {
            return false;
        }
        for (int i = BEGIN.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ofBoth = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean ofSecret = i >= SECRET_FROM && ((c >= 'A' && c <= 'Z') || c == '_' || c == '-');
            if (!ofBoth && !ofSecret && i != SECRET_FROM - 1) {
                return false;
            }
        }
        return true;
    }

    /** Returns the whole key as it is handed out, once. */
    public String text() {
        return "ct_" + credential + "_" + secret;
    }

    /** Returns the key without its secret. */
    @Override
    public String toString() {
        return "ct_" + credential + "_…";
    }
}
