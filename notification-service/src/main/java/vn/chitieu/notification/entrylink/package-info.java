/** What lets the head of a unit enter the figures of a reminder without an account: a signed link and the workbook. */
@ApplicationModule(allowedDependencies = {"outbox::delivery", "quarterreport", "reminder"})
@NullMarked
package vn.chitieu.notification.entrylink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
