/** MIME, SMTP, IMAP, layout. */
@ApplicationModule(
        allowedDependencies = {
            "accountlink",
            "cases",
            "cases::model",
            "cases::policy",
            "city",
            "confirmation",
            "deadletter",
            "documents",
            "entrylink",
            "notice",
            "outbox",
            "outbox::delivery",
            "quarterreport",
            "question",
            "recovery",
            "remark",
            "reminder",
            "routing::digest"
        })
@NullMarked
package vn.chitieu.notification.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
