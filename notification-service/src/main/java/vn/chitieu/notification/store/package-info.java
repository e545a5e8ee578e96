/** Cases, notices and the outbox as documents in MongoDB. */
@ApplicationModule(
        allowedDependencies = {
            "cases::life",
            "cases::model",
            "cases::policy",
            "documents",
            "notice",
            "outbox",
            "outbox::delivery"
        })
@NullMarked
package vn.chitieu.notification.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
