/** Storing and caching pages. */
@NullMarked
package vn.chitieu.aggregation.page;

import org.jspecify.annotations.NullMarked;
