/** Refusals of whole requests, and strict reading of what they carry. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.ingestion.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
