/** Totals that change by time, targets or catalog. */
@NullMarked
package vn.chitieu.aggregation.reassessment;

import org.jspecify.annotations.NullMarked;
