package vn.chitieu.notification.documents;

/**
 * Says that one document cannot be read: it is listed among {@link DamagedDocuments}, and what needs it is left undone,
 * so that it holds back no other.
 */
public final class DamagedDocumentException extends RuntimeException {

    /** Takes the id of the document and what is wrong with it. */
    public DamagedDocumentException(String id, Throwable cause) {
        super("the document " + id + " cannot be read: " + cause, cause);
    }
}
