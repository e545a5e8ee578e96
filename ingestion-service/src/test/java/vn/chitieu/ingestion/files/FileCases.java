package vn.chitieu.ingestion.files;

import java.util.List;
import java.util.stream.Stream;

/** All files, by what they are. */
public final class FileCases {

    private FileCases() {}

    /** Returns all of them. */
    public static List<FileCase> all() {
        return Stream.of(TextFiles.all(), NumberFiles.all(), SheetFiles.all(), OtherFiles.all())
                .flatMap(List::stream)
                .toList();
    }
}
