/** Who looks at figures, and which of them they may see. Plain values; who somebody is, is found out elsewhere. */
@NullMarked
package vn.chitieu.aggregation.domain.access;

import org.jspecify.annotations.NullMarked;
