/** The API of administrators: credentials, exemptions from locks, the audit. */
@ApplicationModule(allowedDependencies = {"audit", "credential", "exemption", "format", "submission"})
@NullMarked
package vn.chitieu.ingestion.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
