/** The filter chain. */
@ApplicationModule(allowedDependencies = {"audit", "credential"})
@NullMarked
package vn.chitieu.ingestion.authentication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
