/**
 * The events that travel over Kafka, one record each, the names of the topics, and how an event becomes a Kafka record
 * and back (CloudEvents 1.0, binary mode, JSON). The JSON Schemas lie beside as resources under {@code schemas/}.
 */
@NullMarked
package vn.chitieu.contracts;

import org.jspecify.annotations.NullMarked;
