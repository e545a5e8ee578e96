/** Pure: figures of scopes and quarters. */
@NullMarked
package vn.chitieu.aggregation.calculation;

import org.jspecify.annotations.NullMarked;
