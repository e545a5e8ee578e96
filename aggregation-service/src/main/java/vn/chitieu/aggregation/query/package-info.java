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
            "target"
        })
@NullMarked
package vn.chitieu.aggregation.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
