package vn.chitieu.ingestion.update;

import java.util.Optional;

/** One rule that every update has to keep. Pure: the same draft in the same context gets the same answer. */
@FunctionalInterface
public interface Policy {

    /** Returns what breaks the rule; empty where nothing does, or where too little is known to say. */
    Optional<Violation> check(UpdateDraft draft, ValidationContext context);
}
