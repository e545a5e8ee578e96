/** Pure: figures of scopes and quarters. */
@ApplicationModule(allowedDependencies = {"model", "target"})
@NullMarked
package vn.chitieu.aggregation.calculation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
