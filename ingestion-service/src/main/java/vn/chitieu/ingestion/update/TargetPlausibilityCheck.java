package vn.chitieu.ingestion.update;

import java.util.Optional;

/**
 * One thing that makes a target strange although nothing is wrong with it. Pure but for what it remembers of earlier
 * ones; where too little is remembered, it says nothing. Thread-safe.
 */
@FunctionalInterface
public interface TargetPlausibilityCheck {

    /** Returns the warning; empty where nothing is strange about a target that passed every check. */
    Optional<Warning> about(TargetAssignment assignment, ValidationContext circumstances);
}
