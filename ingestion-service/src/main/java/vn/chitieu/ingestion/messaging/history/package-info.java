/** Reads the totals that aggregation publishes, for what ingestion remembers of earlier figures. */
@NullMarked
package vn.chitieu.ingestion.messaging.history;

import org.jspecify.annotations.NullMarked;
