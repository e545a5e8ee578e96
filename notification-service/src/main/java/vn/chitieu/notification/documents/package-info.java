/** Documents that cannot be read, and single values on their way into documents and back. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.notification.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
