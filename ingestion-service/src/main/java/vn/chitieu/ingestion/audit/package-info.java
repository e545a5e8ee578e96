/** Who did what. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.ingestion.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
