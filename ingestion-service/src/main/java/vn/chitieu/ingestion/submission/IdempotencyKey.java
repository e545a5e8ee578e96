package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.support.problem.ProblemException;

/**
 * The header {@value #HEADER} of a request, or the place of a record on a unit's topic. Rows without an id get one that
 * follows from it, so the same request again is the same updates, each of which counts once. Nothing is stored: a
 * repeat is checked and published like any request.
 *
 * @param credential id of the sender's credential, or the topic: keys of different senders are different
 * @param key 1 to 100 printable ASCII characters without spaces, chosen by the sender, such as a UUID
 */
public record IdempotencyKey(String credential, String key) {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
    private static final int ID_BYTES = 16;

    public IdempotencyKey {
        Objects.requireNonNull(credential);
        if (!isKey(key)) {
            throw new IllegalArgumentException("expected a key of 1 to 100 printable ASCII characters");
        }
    }

    /**
     * Returns the key of a request; empty where it has none.
     *
     * @throws ProblemException IDEMPOTENCY_KEY_NOT_VALID
     */
    static Optional<IdempotencyKey> of(HttpServletRequest request, Credential sender) {
        List<String> headers = Collections.list(request.getHeaders(HEADER));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() != 1 || !isKey(headers.get(0))) {
            throw new ProblemException(
                    IngestionProblemCode.IDEMPOTENCY_KEY_NOT_VALID,
                    "expected " + HEADER + " once, 1 to 100 printable ASCII characters without spaces, got "
                            + QuotedText.of(String.join(", ", headers)));
        }
        return Optional.of(new IdempotencyKey(sender.id(), headers.get(0)));
    }

    /** Returns whether a text can be a key. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Returns the rows; those without an id have one of 32 hexadecimal digits, a hyphen and their place, from 0. */
    public RowSource identified(RowSource rows) {
        String request = id();
        return rows.withDefault(Field.ID, place -> request + "-" + place);
    }

    private String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((credential + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
