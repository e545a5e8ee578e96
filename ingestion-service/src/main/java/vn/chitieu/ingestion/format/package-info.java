/** JSON, CSV, XLSX; the fields of a small JSON object. */
@ApplicationModule(allowedDependencies = {"credential", "update"})
@NullMarked
package vn.chitieu.ingestion.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
