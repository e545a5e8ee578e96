/** HTTP in, log out. */
@ApplicationModule(allowedDependencies = {"audit", "authentication", "credential", "format", "update"})
@NullMarked
package vn.chitieu.ingestion.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
