/** Receipts and revisions. */
@NullMarked
package vn.chitieu.aggregation.history;

import org.jspecify.annotations.NullMarked;
