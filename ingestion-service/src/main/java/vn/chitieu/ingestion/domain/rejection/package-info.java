/**
 * Records on Kafka that could not be taken: what a unit is told of them, by day, and up to where they were sent again.
 * The records themselves stay on the log.
 */
@NullMarked
package vn.chitieu.ingestion.domain.rejection;

import org.jspecify.annotations.NullMarked;
