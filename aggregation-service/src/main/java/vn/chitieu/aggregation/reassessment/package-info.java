/** Totals that change by time, targets or catalog. */
@ApplicationModule(allowedDependencies = {"calculation::assessment", "fold", "log", "model", "page", "target"})
@NullMarked
package vn.chitieu.aggregation.reassessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
