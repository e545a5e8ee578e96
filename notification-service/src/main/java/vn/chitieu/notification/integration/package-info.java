/** Events for other systems. */
@ApplicationModule(
        allowedDependencies = {"cases::model", "cases::policy", "notice", "outbox", "outbox::delivery", "store"})
@NullMarked
package vn.chitieu.notification.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
