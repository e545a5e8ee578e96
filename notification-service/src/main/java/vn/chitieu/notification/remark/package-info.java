/** Mails the head of a unit what the city answered to a difficulty or a proposal of the unit. */
@ApplicationModule(allowedDependencies = {"city", "detection", "notice", "outbox", "outbox::delivery"})
@NullMarked
package vn.chitieu.notification.remark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
