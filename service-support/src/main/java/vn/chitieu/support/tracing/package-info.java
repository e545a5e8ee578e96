/**
 * One trace a figure, from the request or the record of a ward through the headers of Kafka to the mail. Off by
 * default, and then nothing of it is there.
 */
@NullMarked
package vn.chitieu.support.tracing;

import org.jspecify.annotations.NullMarked;
