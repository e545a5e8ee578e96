/** One notice from wanted to done. */
@ApplicationModule(allowedDependencies = {"city", "documents", "notice", "recovery"})
@NullMarked
package vn.chitieu.notification.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
