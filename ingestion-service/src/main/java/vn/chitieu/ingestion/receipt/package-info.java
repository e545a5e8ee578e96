/** What became of an update. */
@ApplicationModule(allowedDependencies = {"credential", "submission"})
@NullMarked
package vn.chitieu.ingestion.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
