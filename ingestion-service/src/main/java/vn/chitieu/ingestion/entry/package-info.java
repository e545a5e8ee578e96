/** The page on which a clerk of a unit enters figures. */
@ApplicationModule(allowedDependencies = {"update"})
@NullMarked
package vn.chitieu.ingestion.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
