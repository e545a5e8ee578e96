/** The read API over HTTP. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "calculation",
            "calculation::assessment",
            "history",
            "model",
            "page",
            "publication",
            "rejection",
            "target"
        })
@NullMarked
package vn.chitieu.aggregation.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
