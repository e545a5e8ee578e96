/** The same totals computed a second time from the log, by other rules (decision 25). */
@NullMarked
package vn.chitieu.aggregation.reference;

import org.jspecify.annotations.NullMarked;
