/** Commands `rebuild`, `reconcile`. */
@NullMarked
package vn.chitieu.aggregation.rebuild;

import org.jspecify.annotations.NullMarked;
