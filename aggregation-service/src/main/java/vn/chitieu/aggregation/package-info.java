/**
 * The aggregation service: folds the log of updates into quarterly totals, judges and publishes them, answers queries
 * and shows the dashboard. This package wires it together.
 */
@NullMarked
package vn.chitieu.aggregation;

import org.jspecify.annotations.NullMarked;
