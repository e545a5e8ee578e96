package vn.chitieu.catalog.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.chitieu.catalog.files.format.CatalogBytes;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.ErrorCollector;
import vn.chitieu.catalog.files.format.FileLocation;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.vocabulary.QuotedText;

/**
 * Snapshot of a catalog's files as they were at one read; later changes on the disk do not affect it. Files with other
 * names than a catalog's, such as those that an editor keeps beside the one that it writes, are ignored.
 */
public final class CatalogSnapshot implements CatalogBytes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}\\.(csv|yaml)");

    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private final SortedMap<String, IOException> faults = new TreeMap<>();

    private CatalogSnapshot() {}

    /** Reads a directory; one that is not there is the same as one without files. */
    public static CatalogSnapshot of(Path directory) {
        CatalogSnapshot snapshot = new CatalogSnapshot();
        CatalogBytes now = CatalogBytes.in(directory);
        for (String file : names(directory)) {
            try {
                now.of(file).ifPresent(bytes -> snapshot.contents.put(file, bytes));
            } catch (IOException unreadable) {
                snapshot.faults.put(file, unreadable);
            }
        }
        return snapshot;
    }

    /**
     * Takes the text of each file by its name.
     *
     * @throws IllegalArgumentException if a name is none of a file of a catalog
     */
    public static CatalogSnapshot of(Map<String, String> texts) {
        CatalogSnapshot snapshot = new CatalogSnapshot();
        texts.forEach((file, text) -> {
            if (!NAME.matcher(file).matches()) {
                throw new IllegalArgumentException(
                        "expected names of files such as units.csv or city.yaml, got " + QuotedText.of(file));
            }
            snapshot.contents.put(file, text.getBytes(StandardCharsets.UTF_8));
        });
        return snapshot;
    }

    /**
     * Returns the text of each file by its name, of which {@link #of(Map)} makes the same edition.
     *
     * @throws InvalidCatalogException if a file cannot be read, or is not UTF-8; it lists all of them
     */
    public SortedMap<String, String> texts() throws InvalidCatalogException {
        ErrorCollector errors = new ErrorCollector();
        faults.forEach((file, fault) -> new FileLocation(file, 1, errors)
                .report(CatalogErrorCode.UNREADABLE_FILE, "a readable file", fault.toString()));
        SortedMap<String, String> texts = new TreeMap<>();
        contents.forEach((file, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
                new FileLocation(file, 1, errors).report(CatalogErrorCode.INVALID_UTF8, "UTF-8", "other bytes");
            }
            texts.put(file, text);
        });
        errors.throwIfAny();
        return texts;
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .toList();
        } catch (IOException noDirectory) {
            return List.of();
        }
    }

    @Override
    public Optional<byte[]> of(String file) throws IOException {
        IOException fault = faults.get(file);
        if (fault != null) {
            throw fault;
        }
        return Optional.ofNullable(contents.get(file));
    }

    /** Returns SHA-256, in hexadecimal digits, over the names and the bytes of all files. */
    public String edition() {
        MessageDigest digest = sha256();
        contents.forEach((file, bytes) -> add(digest, file, bytes));
        faults.forEach((file, fault) -> add(digest, file + "!", fault.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String file, byte[] bytes) {
        digest.update((file + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }
}
