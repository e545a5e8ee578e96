/** Totals in, events of cases out; positions of topics. */
@ApplicationModule(
        allowedDependencies = {
            "cases",
            "cases::life",
            "cases::model",
            "cases::policy",
            "cases::rules",
            "city",
            "confirmation",
            "documents",
            "outbox::delivery",
            "recovery",
            "reminder"
        })
@NullMarked
package vn.chitieu.notification.detection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
