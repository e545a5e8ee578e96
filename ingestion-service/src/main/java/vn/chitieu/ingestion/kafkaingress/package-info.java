/** Updates on the wards' own topics, one transaction a poll. */
@ApplicationModule(allowedDependencies = {"audit", "authentication", "credential", "format", "submission", "update"})
@NullMarked
package vn.chitieu.ingestion.kafkaingress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
