package vn.chitieu.ingestion.update;

import java.util.Optional;

/**
 * One thing that makes an update strange although nothing is wrong with it. Pure but for what it remembers of earlier
 * figures; where too little is remembered, it says nothing. Thread-safe.
 */
@FunctionalInterface
public interface PlausibilityCheck {

    /** Returns the warning; empty where nothing is strange about an update that keeps every policy. */
    Optional<Warning> about(Update update, ValidationContext circumstances);
}
