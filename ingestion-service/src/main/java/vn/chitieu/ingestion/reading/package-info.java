/**
 * Reads updates and targets out of JSON, whichever door they come by: every length and depth is bounded, and nothing
 * but rows or a refusal with its reason comes out. Knows the domain and nothing of HTTP or Kafka.
 */
@NullMarked
package vn.chitieu.ingestion.reading;

import org.jspecify.annotations.NullMarked;
