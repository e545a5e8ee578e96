/** Warnings; figures reported before. */
@ApplicationModule(allowedDependencies = {"credential", "update"})
@NullMarked
package vn.chitieu.ingestion.plausibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
