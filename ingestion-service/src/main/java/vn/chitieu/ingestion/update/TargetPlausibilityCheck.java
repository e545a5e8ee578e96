package vn.chitieu.ingestion.update;

import java.util.Optional;

/**
 * Plausibility check: one thing that makes a target implausible although nothing is wrong with it. Pure but for the
 * history of earlier ones; where too little is known, it says nothing. Thread-safe.
 */
@FunctionalInterface
public interface TargetPlausibilityCheck {

    /** Returns the warning; empty where a target that passed every check is plausible. */
    Optional<Warning> about(TargetAssignment assignment, ValidationContext context);
}
