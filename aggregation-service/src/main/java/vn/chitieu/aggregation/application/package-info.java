/**
 * The use cases: fold a batch of the log into the stores, answer questions about totals, tell listeners that a total
 * changed. Each loads, decides with the domain, stores and announces.
 */
@NullMarked
package vn.chitieu.aggregation.application;

import org.jspecify.annotations.NullMarked;
