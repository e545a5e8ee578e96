/** What administrators see of the settings of this service, and the mail that tries the way to a person. */
@ApplicationModule(
        allowedDependencies = {
            "cases",
            "cases::model",
            "cases::policy",
            "mail",
            "notice",
            "outbox",
            "reminder",
            "routing"
        })
@NullMarked
package vn.chitieu.notification.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
