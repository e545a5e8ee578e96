/** Mails by whose link people set the passwords of their accounts, as the ingestion service asks for them. */
@ApplicationModule(allowedDependencies = {"city", "detection", "entrylink", "notice", "outbox", "outbox::delivery"})
@NullMarked
package vn.chitieu.notification.accountlink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
