/**
 * A city of 34 units and 25 reported indicators, a deterministic load of updates for it, and a plain recomputation of
 * its totals that shares no code with the service.
 */
@NullMarked
package vn.chitieu.benchmarks.city;

import org.jspecify.annotations.NullMarked;
