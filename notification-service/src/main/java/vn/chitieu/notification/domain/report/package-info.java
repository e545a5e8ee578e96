/**
 * The mail about a whole quarter: who gets it and what it is made of, the printed report as the aggregation service has
 * it and the cases that are open. The words are in {@code domain.letter}.
 */
@NullMarked
package vn.chitieu.notification.domain.report;

import org.jspecify.annotations.NullMarked;
