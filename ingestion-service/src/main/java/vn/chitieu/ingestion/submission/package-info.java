/** HTTP in, log out. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "authentication",
            "credential",
            "exemption",
            "format",
            "plausibility",
            "policy",
            "update"
        })
@NullMarked
package vn.chitieu.ingestion.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
