/** Totals to Kafka and to browsers. */
@ApplicationModule(allowedDependencies = {"access", "log", "model", "page"})
@NullMarked
package vn.chitieu.aggregation.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
