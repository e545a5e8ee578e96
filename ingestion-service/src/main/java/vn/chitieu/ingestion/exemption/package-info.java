/** Exceptions from quarter locks. */
@ApplicationModule(allowedDependencies = {"audit", "credential"})
@NullMarked
package vn.chitieu.ingestion.exemption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
