/** What is done after a clock that was ahead, and after a restore of the database. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.chitieu.notification.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
