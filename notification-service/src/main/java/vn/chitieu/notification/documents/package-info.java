/** Documents that cannot be read. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.notification.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
