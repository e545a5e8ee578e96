/**
 * MongoDB: credentials by their id, one document each. Only single-document writes and look-ups by id, which hold on a
 * replica set and on the embedded server alike.
 */
@NullMarked
package vn.chitieu.ingestion.storage;

import org.jspecify.annotations.NullMarked;
