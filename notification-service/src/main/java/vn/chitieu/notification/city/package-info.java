/** Which city a key or a stored id belongs to. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.notification.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
