/** The pages on which an administrator edits the catalog. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.ingestion.catalogpage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
