/**
 * Kafka: accepted updates leave as CloudEvents on {@code indicator-updates}, acknowledged by every in-sync replica or
 * not at all. Topics are made when the broker answers, also if it comes up after us.
 */
@NullMarked
package vn.chitieu.ingestion.messaging;

import org.jspecify.annotations.NullMarked;
