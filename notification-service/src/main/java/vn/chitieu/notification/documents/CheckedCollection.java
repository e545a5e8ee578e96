package vn.chitieu.notification.documents;

import java.util.function.Function;
import org.bson.Document;

/**
 * A collection of a feature whose damaged documents are listed by {@link MongoDamagedDocuments}: how one is read again,
 * so that it leaves the list once it is mended.
 */
public interface CheckedCollection {

    /** Returns the name of the collection. */
    String collection();

    /** Returns what reads a document of it, and throws where it is damaged. */
    Function<Document, ?> reader();
}
