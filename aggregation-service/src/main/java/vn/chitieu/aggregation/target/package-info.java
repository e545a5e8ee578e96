/** Targets assigned during the year. */
@ApplicationModule(allowedDependencies = {"log", "model", "page"})
@NullMarked
package vn.chitieu.aggregation.target;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
