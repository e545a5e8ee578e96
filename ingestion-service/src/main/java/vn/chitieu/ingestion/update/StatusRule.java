package vn.chitieu.ingestion.update;

/** Decides with which status a valid update counts. Thread-safe. */
@FunctionalInterface
public interface StatusRule {

    /** Every update counts with the status that it was sent with. */
    StatusRule AS_SENT = (update, draft, context) -> update;

    /** Returns an update as it is put on the log. */
    Update apply(Update update, UpdateDraft draft, ValidationContext context);
}
