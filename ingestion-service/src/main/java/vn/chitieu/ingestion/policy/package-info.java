/** Hard rules, one class each. */
@ApplicationModule(allowedDependencies = {"credential", "exemption", "plausibility", "update"})
@NullMarked
package vn.chitieu.ingestion.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
