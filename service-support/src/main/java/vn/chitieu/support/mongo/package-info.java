/**
 * How the services talk to MongoDB: guarantees of reads and writes, bounds of every wait, and a start that does not
 * depend on the database.
 */
@NullMarked
package vn.chitieu.support.mongo;

import org.jspecify.annotations.NullMarked;
