/** Targets assigned during the year. */
@NullMarked
package vn.chitieu.aggregation.target;

import org.jspecify.annotations.NullMarked;
