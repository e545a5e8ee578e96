/** Who may ask what. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.aggregation.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
