/** Editions of the city's catalog: checked and published on the topic of catalogs by administrators. */
@ApplicationModule(allowedDependencies = "audit")
@NullMarked
package vn.chitieu.ingestion.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
