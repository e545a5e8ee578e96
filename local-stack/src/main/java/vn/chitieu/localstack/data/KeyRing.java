package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.chitieu.localstack.StackException;

/**
 * The generated keys by holder: {@value #ADMIN}, {@value #READER}, {@value #STAFF}, {@value #TARGETS} and each unit
 * that reports, the last two of each city ({@link FirstCity#name}). Kept as {@code unit,key} lines that only the owner
 * of the file may read; a key is in the file before anything else is done with it.
 */
public final class KeyRing {

    /** Holder of the key that issues the others. */
    public static final String ADMIN = "admin";
    /** Holder of the key that reads figures. */
    public static final String READER = "reader";
    /** Holder of the key that answers, silences and resends at the notification service. */
    public static final String STAFF = "staff";
    /** What the services prove who they are with at the OpenID provider. */
    public static final String IDENTITY = "identity";
    /** Holder of the key that assigns targets for the province and the city. */
    public static final String TARGETS = "targets";

    private static final String HEADER = "unit,key";

    private final Path file;
    private final Map<String, String> keys;

    private KeyRing(Path file, Map<String, String> keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads the file; a missing one has no keys.
     *
     * @throws StackException if it cannot be read or is no such file
     */
    public static KeyRing open(Path file) {
        if (!Files.exists(file)) {
            return new KeyRing(file, new LinkedHashMap<>());
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new StackException(file + " is damaged: expected the first line " + HEADER);
            }
            Map<String, String> keys = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int comma = line.indexOf(',');
                if (comma < 1 || comma == line.length() - 1) {
                    throw new StackException(file + " is damaged: expected lines of the form " + HEADER);
                }
                keys.put(line.substring(0, comma), line.substring(comma + 1));
            }
            return new KeyRing(file, keys);
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }

    /** Returns the key of a holder. */
    public synchronized Optional<String> key(String holder) {
        return Optional.ofNullable(keys.get(holder));
    }

    /** Returns the key of a holder; one that has none gets what the issuer gives, which is in the file then. */
    public synchronized String keyOr(String holder, Supplier<String> issuer) {
        String known = keys.get(holder);
        if (known != null) {
            return known;
        }
        String issued = issuer.get();
        Map<String, String> more = new LinkedHashMap<>(keys);
        more.put(holder, issued);
        write(more);
        keys.put(holder, issued);
        return issued;
    }

    /** Returns all keys by holder, in the order in which they were issued. */
    public synchronized Map<String, String> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    private void write(Map<String, String> all) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        all.forEach((holder, key) -> text.append(holder).append(',').append(key).append('\n'));
        AtomicFile.replace(file, text.toString());
    }
}
