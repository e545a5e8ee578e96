/** Values that all share. */
@NullMarked
package vn.chitieu.aggregation.model;

import org.jspecify.annotations.NullMarked;
