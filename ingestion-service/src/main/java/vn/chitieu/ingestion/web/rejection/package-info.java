/** Shows a unit which of its records on Kafka could not be taken, and why. */
@NullMarked
package vn.chitieu.ingestion.web.rejection;

import org.jspecify.annotations.NullMarked;
