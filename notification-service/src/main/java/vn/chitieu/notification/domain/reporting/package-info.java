/**
 * Reports that are due: who has to report what by when, who is reminded before and told after the deadline, and how
 * often that was in a year. Whether a unit has reported is read from the trust of its totals; when a report is due says
 * the catalogue.
 */
@NullMarked
package vn.chitieu.notification.domain.reporting;

import org.jspecify.annotations.NullMarked;
