/**
 * What waits for the head of a unit, and what the head says of it: a figure is confirmed, or sent back to the clerk.
 */
@ApplicationModule(
        allowedDependencies = {
            "administration",
            "authentication",
            "credential",
            "exemption",
            "plausibility",
            "policy",
            "submission",
            "update"
        })
@NullMarked
package vn.chitieu.ingestion.confirmation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
