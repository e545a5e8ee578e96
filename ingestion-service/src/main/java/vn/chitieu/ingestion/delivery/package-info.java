/** Whom we call: the aggregation service. */
@NullMarked
package vn.chitieu.ingestion.delivery;

import org.jspecify.annotations.NullMarked;
