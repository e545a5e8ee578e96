/** What became of an update after it was accepted: the aggregation service knows, and is asked for whoever sent it. */
@NullMarked
package vn.chitieu.ingestion.domain.receipt;

import org.jspecify.annotations.NullMarked;
