/** Services and API of cases. */
@ApplicationModule(allowedDependencies = {"access", "city", "documents", "notice", "recovery", "watch"})
@NullMarked
package vn.chitieu.notification.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
