/** The same totals computed a second time from the log, by other rules (decision 25). */
@ApplicationModule(allowedDependencies = {"model", "target"})
@NullMarked
package vn.chitieu.aggregation.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
