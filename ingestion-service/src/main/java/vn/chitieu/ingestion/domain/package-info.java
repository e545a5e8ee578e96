/**
 * What updates and targets are, how they are read from what came, and everything that can be wrong with one. Plain
 * Java: no Spring, no JSON, no Kafka. Reading and checking never throw for bad input; they return every
 * {@link vn.chitieu.ingestion.domain.Violation} at once. {@link vn.chitieu.ingestion.domain.RowLog} is where accepted
 * ones go.
 */
@NullMarked
package vn.chitieu.ingestion.domain;

import org.jspecify.annotations.NullMarked;
