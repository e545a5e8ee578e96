/**
 * Cases, outbox and positions in MongoDB: single-document writes only, looked up by id, compared and set on a version
 * that a unique index covers. Work that is due lives in small collections of its own, because the embedded server reads
 * a whole collection for every other filter.
 */
@NullMarked
package vn.chitieu.notification.storage;

import org.jspecify.annotations.NullMarked;
