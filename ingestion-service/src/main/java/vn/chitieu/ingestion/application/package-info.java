/**
 * What ingestion does, one class per use case: submit updates, find out who sends, issue and revoke credentials. Knows
 * the domain and nothing of HTTP, Kafka or MongoDB. What is refused is returned; a store that does not answer throws.
 */
@NullMarked
package vn.chitieu.ingestion.application;

import org.jspecify.annotations.NullMarked;
