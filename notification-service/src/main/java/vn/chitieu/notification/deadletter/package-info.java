/** Telling units of records that could not be taken. */
@ApplicationModule(allowedDependencies = {"city", "detection", "documents", "notice", "outbox"})
@NullMarked
package vn.chitieu.notification.deadletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
