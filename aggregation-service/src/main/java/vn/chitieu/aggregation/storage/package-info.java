/**
 * The stores in MongoDB: one class for each plural noun of the domain, with its documents. Single-document writes only,
 * looked up by {@code _id}, so the embedded server and a replica set behave alike.
 */
@NullMarked
package vn.chitieu.aggregation.storage;

import org.jspecify.annotations.NullMarked;
