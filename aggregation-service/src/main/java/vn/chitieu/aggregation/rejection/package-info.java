/** How many rows of units were rejected at entry, as ingestion counts them, kept here for the quality of their data. */
@ApplicationModule(allowedDependencies = {"log"})
@NullMarked
package vn.chitieu.aggregation.rejection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
