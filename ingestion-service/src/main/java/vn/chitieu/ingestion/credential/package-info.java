/** Keys and accounts of senders. */
@ApplicationModule(allowedDependencies = {"audit", "problem"})
@NullMarked
package vn.chitieu.ingestion.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
