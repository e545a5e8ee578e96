/** What every notice has in common. */
@ApplicationModule(allowedDependencies = {"city"})
@NullMarked
package vn.chitieu.notification.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
