/** Services and API of cases. */
@ApplicationModule(allowedDependencies = {"access", "documents", "notice", "recovery"})
@NullMarked
package vn.chitieu.notification.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
