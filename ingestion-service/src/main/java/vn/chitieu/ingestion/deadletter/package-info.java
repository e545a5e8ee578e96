/** Records that could not be taken; replay. */
@ApplicationModule(allowedDependencies = {"audit", "credential", "submission"})
@NullMarked
package vn.chitieu.ingestion.deadletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
