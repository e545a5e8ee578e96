package vn.chitieu.client;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of files that the service takes, recognized by the extensions of their names. */
enum FileKind {
    JSON(".json", "application/json"),
    CSV(".csv", "text/csv"),
    XLSX(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String end;
    private final String mediaType;

    FileKind(String end, String mediaType) {
        this.end = end;
        this.mediaType = mediaType;
    }

    /** Returns the format of a file; empty where its name says none that is taken. */
    static Optional<FileKind> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> name.endsWith(kind.end)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** Returns whether its numbers may be written as text in one format or another. */
    boolean hasNumberFormat() {
        return this != JSON;
    }
}
