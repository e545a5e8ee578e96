/** Answering without an account. */
@ApplicationModule(
        allowedDependencies = {
            "cases",
            "cases::life",
            "cases::model",
            "cases::policy",
            "city",
            "mail",
            "mail::letter",
            "outbox",
            "outbox::delivery",
            "notice",
            "question",
            "routing::silence"
        })
@NullMarked
package vn.chitieu.notification.answerlink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
