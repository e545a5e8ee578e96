/** The API of administrators: credentials, exemptions from locks, the catalog, the audit. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "catalog",
            "catalogdraft",
            "credential",
            "exemption",
            "format",
            "submission"
        })
@NullMarked
package vn.chitieu.ingestion.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
