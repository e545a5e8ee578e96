/**
 * The alerts about figures, as the events of cases say how they stand: kept here, so that a figure can show who was
 * asked about it and what was answered, also while the service that keeps the cases is away.
 */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package vn.chitieu.aggregation.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
