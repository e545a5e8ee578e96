/** Receipts and revisions. */
@ApplicationModule(allowedDependencies = {"log", "model", "page"})
@NullMarked
package vn.chitieu.aggregation.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
