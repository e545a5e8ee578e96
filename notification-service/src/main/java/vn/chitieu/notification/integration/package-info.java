/** Events for other systems. */
@ApplicationModule(
        allowedDependencies = {
            "cases::model",
            "cases::policy",
            "cases::store",
            "city",
            "documents",
            "notice",
            "outbox",
            "outbox::delivery"
        })
@NullMarked
package vn.chitieu.notification.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
