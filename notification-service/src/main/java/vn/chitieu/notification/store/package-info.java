/** Notices and the outbox as documents in MongoDB, and the database itself; knows no feature. */
@ApplicationModule(allowedDependencies = {"city", "documents", "notice", "outbox", "outbox::delivery"})
@NullMarked
package vn.chitieu.notification.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
