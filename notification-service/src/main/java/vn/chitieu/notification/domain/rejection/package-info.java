/**
 * Records on Kafka that could not be taken, as their unit is told of them: counted by unit and day, and gathered into
 * one mail a day at the most. Every single one is shown by ingestion.
 */
@NullMarked
package vn.chitieu.notification.domain.rejection;

import org.jspecify.annotations.NullMarked;
