/** Commands `rebuild`, `reconcile`. */
@ApplicationModule(
        allowedDependencies = {
            "calculation",
            "calculation::assessment",
            "fold",
            "history",
            "log",
            "model",
            "page",
            "publication",
            "target"
        })
@NullMarked
package vn.chitieu.aggregation.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
