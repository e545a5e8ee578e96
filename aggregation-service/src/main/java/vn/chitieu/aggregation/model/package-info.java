/** Values that all share. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.aggregation.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
