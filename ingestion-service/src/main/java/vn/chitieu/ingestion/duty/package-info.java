/** What a key may report: its units, indicators, codes, open periods and limits. */
@ApplicationModule(allowedDependencies = {"authentication", "credential", "policy", "submission", "update"})
@NullMarked
package vn.chitieu.ingestion.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
