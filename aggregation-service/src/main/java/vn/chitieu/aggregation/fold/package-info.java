/** Batches into pages: what counts, and the service around it. */
@ApplicationModule(
        allowedDependencies = {
            "calculation",
            "calculation::assessment",
            "history",
            "log",
            "model",
            "page",
            "publication",
            "target"
        })
@NullMarked
package vn.chitieu.aggregation.fold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
