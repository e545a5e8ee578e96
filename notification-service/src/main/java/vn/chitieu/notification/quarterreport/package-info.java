/** The quarter's report by mail. */
@ApplicationModule(
        allowedDependencies = {"cases::model", "city", "documents", "notice", "outbox", "recovery", "reminder"})
@NullMarked
package vn.chitieu.notification.quarterreport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
