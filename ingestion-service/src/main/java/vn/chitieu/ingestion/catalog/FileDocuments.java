package vn.chitieu.ingestion.catalog;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import vn.chitieu.support.mongo.Documents;

/** The files of a catalog as documents: their names have points, which names of fields must not have. */
public final class FileDocuments {

    private static final String NAME = "name";
    private static final String TEXT = "text";

    private FileDocuments() {}

    /** Returns a document for each file. */
    public static List<Document> of(Map<String, String> files) {
        return new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> new Document(NAME, file.getKey()).append(TEXT, file.getValue()))
                        .toList();
    }

    /** Returns the text of each file by its name. */
    public static SortedMap<String, String> read(Document document, String field) {
        SortedMap<String, String> files = new TreeMap<>();
        Documents.list(document, field, Document.class)
                .forEach(file -> files.put(Documents.text(file, NAME), Documents.text(file, TEXT)));
        return files;
    }
}
