package vn.chitieu.catalog.files.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Source of the bytes of a catalog's files. */
@FunctionalInterface
public interface CatalogBytes {

    /** More than a hundred times what the sample city needs. */
    int MAX_BYTES = 4 * 1024 * 1024;

    /**
     * Returns the bytes of a file, of one that is too large just one byte more than allowed; empty where it is not
     * there.
     */
    Optional<byte[]> of(String file) throws IOException;

    /** Returns the files of a directory as they are whenever they are asked for. */
    static CatalogBytes in(Path directory) {
        return file -> {
            Path source = directory.resolve(file);
            if (!Files.isRegularFile(source)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(source)) {
                return Optional.of(in.readNBytes(MAX_BYTES + 1));
            }
        };
    }
}
