/** The draft of a city's catalog, which administrators edit as tables, check and publish. */
@ApplicationModule(allowedDependencies = {"catalog", "receipt"})
@NullMarked
package vn.chitieu.ingestion.catalogdraft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
