/** Batches into pages: what counts, and the service around it. */
@NullMarked
package vn.chitieu.aggregation.fold;

import org.jspecify.annotations.NullMarked;
