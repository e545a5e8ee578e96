/** Updates on the wards' own topics, one transaction a poll. */
@NullMarked
package vn.chitieu.ingestion.kafkaingress;

import org.jspecify.annotations.NullMarked;
