/**
 * The log of updates in, the totals and the rejected records out. What is read from Kafka is untrusted until it is an
 * update of the domain; a record that cannot be read is kept on {@code rejected-updates} and the next one goes on.
 */
@NullMarked
package vn.chitieu.aggregation.messaging;

import org.jspecify.annotations.NullMarked;
