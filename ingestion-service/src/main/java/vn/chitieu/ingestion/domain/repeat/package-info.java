/**
 * Requests that their senders may repeat under a key of their own until they have the answer. What is remembered of one
 * is when it came first, what it said, and its answer.
 */
@NullMarked
package vn.chitieu.ingestion.domain.repeat;

import org.jspecify.annotations.NullMarked;
