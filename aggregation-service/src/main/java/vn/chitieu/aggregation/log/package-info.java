/** Topics read from the position in the database. */
@NullMarked
package vn.chitieu.aggregation.log;

import org.jspecify.annotations.NullMarked;
