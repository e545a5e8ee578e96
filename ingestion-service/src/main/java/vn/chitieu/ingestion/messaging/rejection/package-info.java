/** The topic of records that could not be taken: read into the store by day, and sent again from. */
@NullMarked
package vn.chitieu.ingestion.messaging.rejection;

import org.jspecify.annotations.NullMarked;
