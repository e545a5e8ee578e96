/** Keys and accounts of senders. */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package vn.chitieu.ingestion.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
