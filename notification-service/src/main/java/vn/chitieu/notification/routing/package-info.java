/** When and in which mail a notice leaves. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "cases::model",
            "cases::policy",
            "city",
            "confirmation",
            "deadletter",
            "documents",
            "notice",
            "outbox",
            "quarterreport",
            "question",
            "remark",
            "reminder"
        })
@NullMarked
package vn.chitieu.notification.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
