/**
 * Tells the heads of units which figures wait for their confirmation: what waits is read from the totals of units, and
 * a mail with a signed link leaves once a day at the most for a unit and quarter.
 */
@ApplicationModule(allowedDependencies = {"city", "documents", "notice", "outbox"})
@NullMarked
package vn.chitieu.notification.confirmation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
