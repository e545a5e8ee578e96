/** What records of updates and targets look like, whichever producer sends them. */
@NullMarked
package vn.chitieu.ingestion.messaging.record;

import org.jspecify.annotations.NullMarked;
