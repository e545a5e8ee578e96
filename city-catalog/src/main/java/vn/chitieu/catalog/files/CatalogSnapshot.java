package vn.chitieu.catalog.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.chitieu.catalog.files.format.CatalogBytes;

/**
 * Snapshot of a catalog's files as they were at one read; later changes on the disk do not affect it. Files with other
 * names than a catalog's, such as those that an editor keeps beside the one that it writes, are ignored.
 */
final class CatalogSnapshot implements CatalogBytes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}\\.(csv|yaml)");

    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private final SortedMap<String, IOException> faults = new TreeMap<>();

    private CatalogSnapshot() {}

    /** Reads a directory; one that is not there is the same as one without files. */
    static CatalogSnapshot of(Path directory) {
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
    String edition() {
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
