/** Totals to Kafka and to browsers. */
@NullMarked
package vn.chitieu.aggregation.publication;

import org.jspecify.annotations.NullMarked;
