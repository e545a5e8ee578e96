/** Storing and caching pages. */
@ApplicationModule(allowedDependencies = {"model"})
@NullMarked
package vn.chitieu.aggregation.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
