/** Topics read from the position in the database. */
@ApplicationModule(allowedDependencies = {"model", "page"})
@NullMarked
package vn.chitieu.aggregation.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
