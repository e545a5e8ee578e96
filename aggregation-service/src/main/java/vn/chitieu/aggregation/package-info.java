/**
 * The aggregation service: folds the log of updates into quarterly totals, judges and publishes them, answers queries
 * and shows the dashboard. Here are its start and what all features share; each feature wires itself in its package.
 */
@NullMarked
package vn.chitieu.aggregation;

import org.jspecify.annotations.NullMarked;
