/**
 * What units remarked about quarters, difficulties and proposals, and what the city answered: as ingestion publishes
 * it, kept here for the reports.
 */
@ApplicationModule(allowedDependencies = {"log"})
@NullMarked
package vn.chitieu.aggregation.remark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
