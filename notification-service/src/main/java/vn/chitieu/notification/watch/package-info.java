/** Figures that people watch of their own accord, beside the watch lists of the catalog. */
@ApplicationModule(allowedDependencies = {"city", "documents"})
@NullMarked
package vn.chitieu.notification.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
