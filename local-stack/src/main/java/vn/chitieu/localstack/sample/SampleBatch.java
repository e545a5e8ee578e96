package vn.chitieu.localstack.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * What one unit sends in one request: its updates of one quarter.
 *
 * @param unit id of the unit
 * @param quarter the quarter
 * @param updates in the order of the file, at least one
 */
public record SampleBatch(String unit, Quarter quarter, List<SampleUpdate> updates) {

    private static final int DIGEST_CHARACTERS = 16;

    public SampleBatch {
        updates = List.copyOf(updates);
    }

    /** Returns one line that names the batch and its content: an edited batch is another one. */
    public String line() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(updates.toString().getBytes(StandardCharsets.UTF_8));
            return unit + "," + quarter + "," + HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
