/** Who may ask what. */
@NullMarked
package vn.chitieu.aggregation.access;

import org.jspecify.annotations.NullMarked;
