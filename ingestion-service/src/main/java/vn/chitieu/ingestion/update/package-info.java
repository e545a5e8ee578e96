/** What an update and a target are; reading fields; findings. */
@ApplicationModule(allowedDependencies = {"credential"})
@NullMarked
package vn.chitieu.ingestion.update;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
