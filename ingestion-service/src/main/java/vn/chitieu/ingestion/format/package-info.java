/** JSON, CSV, XLSX. */
@ApplicationModule(allowedDependencies = {"update"})
@NullMarked
package vn.chitieu.ingestion.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
