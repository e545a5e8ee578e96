/** What staff do to a mail. */
@ApplicationModule(
        allowedDependencies = {"access", "cases", "cases::model", "city", "notice", "outbox", "outbox::delivery"})
@NullMarked
package vn.chitieu.notification.mailoperations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
