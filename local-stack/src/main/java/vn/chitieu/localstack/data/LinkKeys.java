package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.chitieu.localstack.StackException;

/**
 * The keys that sign the links in mails, one a line, the newest first; only the owner of the file may read it. A new
 * one that is put before the others signs new links, while old links stay valid.
 */
public final class LinkKeys {

    private static final int BYTES = 32;

    private LinkKeys() {}

    /**
     * Returns the keys of the file in Base64; a missing one has a new key then.
     *
     * @param random where a key comes from
     * @throws StackException if the file cannot be read or has no key
     */
    public static List<String> open(Path file, RandomGenerator random) {
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            random.nextBytes(key);
            AtomicFile.replace(file, Base64.getEncoder().encodeToString(key) + "\n");
        }
        try {
            List<String> keys = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (keys.isEmpty()) {
                throw new StackException(file + " is damaged: expected a key in Base64 on each line, got none");
            }
            return keys;
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }
}
