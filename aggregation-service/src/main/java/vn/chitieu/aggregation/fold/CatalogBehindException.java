package vn.chitieu.aggregation.fold;

/** The catalog in force may be older than the one that an update was accepted by: its batch is to be folded again. */
public final class CatalogBehindException extends RuntimeException {

    CatalogBehindException(String message) {
        super(message);
    }
}
