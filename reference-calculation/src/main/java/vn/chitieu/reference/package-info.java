/**
 * The totals of a city computed a second time from its log, by other rules than the fold's (decision 25). It knows the
 * contracts and the catalog and nothing of the aggregation service.
 */
@NullMarked
package vn.chitieu.reference;

import org.jspecify.annotations.NullMarked;
