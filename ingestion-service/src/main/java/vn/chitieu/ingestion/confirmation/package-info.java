/**
 * What waits for the head of a unit, and what the head says of it: a figure is confirmed, or sent back to the clerk.
 */
@ApplicationModule(
        allowedDependencies = {
            "authentication",
            "credential",
            "exemption",
            "format",
            "plausibility",
            "policy",
            "submission",
            "update"
        })
@NullMarked
package vn.chitieu.ingestion.confirmation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
