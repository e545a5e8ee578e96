/** The read API over HTTP. */
@NullMarked
package vn.chitieu.aggregation.query;

import org.jspecify.annotations.NullMarked;
