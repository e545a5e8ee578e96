/**
 * Remarks of units on quarters: difficulties and proposals, and what the city answers. They are kept here, with all
 * that they said before, and published for the reports.
 */
@ApplicationModule(allowedDependencies = {"credential", "format", "submission"})
@NullMarked
package vn.chitieu.ingestion.remark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
