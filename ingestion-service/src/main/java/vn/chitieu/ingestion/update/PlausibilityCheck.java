package vn.chitieu.ingestion.update;

import java.util.Optional;

/**
 * Plausibility check: one thing that makes an update implausible although nothing is wrong with it. Pure but for the
 * history of earlier figures; where too little is known, it says nothing. Thread-safe.
 */
@FunctionalInterface
public interface PlausibilityCheck {

    /** Returns the warning; empty where an update that keeps every policy is plausible. */
    Optional<Warning> about(Update update, ValidationContext context);
}
