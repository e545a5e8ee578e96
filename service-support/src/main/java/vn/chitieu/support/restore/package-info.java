/**
 * Detects that a database was replaced by an older copy. How many changes it has had stands in the database and outside
 * of it; where the outside knows of more, changes are missing. {@code support.mongo} and {@code support.kafka} have the
 * two places.
 */
@NullMarked
package vn.chitieu.support.restore;

import org.jspecify.annotations.NullMarked;
