/** Reports that are due; how punctual units were. */
@ApplicationModule(allowedDependencies = {"cases", "cases::model", "city", "documents", "notice", "outbox"})
@NullMarked
package vn.chitieu.notification.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
