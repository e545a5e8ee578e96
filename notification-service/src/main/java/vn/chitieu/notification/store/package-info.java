/** Cases, notices and the outbox as documents in MongoDB. */
@ApplicationModule(
        allowedDependencies = {
            "cases::life",
            "cases::model",
            "cases::policy",
            "deadletter",
            "documents",
            "integration",
            "notice",
            "outbox",
            "outbox::delivery",
            "quarterreport",
            "reminder",
            "routing::digest",
            "routing::silence"
        })
@NullMarked
package vn.chitieu.notification.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
