/**
 * The Kafka door: what units write on their own topics is checked as over HTTP and passed on, answered and ticked off
 * in one transaction. Whatever goes wrong on the way undoes all three, and is tried again until it goes right.
 */
@NullMarked
package vn.chitieu.ingestion.messaging.door;

import org.jspecify.annotations.NullMarked;
