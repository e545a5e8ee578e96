/** Who may do what. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.notification.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
