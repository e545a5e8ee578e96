package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.catalog.Catalog;

/** Endpoint for the reporting state of a quarter: which unit has reported what. */
@RestController
@Tag(name = "Completeness")
class CompletenessController {

    private final CompletenessQuery readCompleteness;
    private final QueryValidator queryValidator;
    private final Supplier<Catalog> catalog;

    CompletenessController(
            CompletenessQuery readCompleteness, QueryValidator queryValidator, Supplier<Catalog> catalog) {
        this.readCompleteness = readCompleteness;
        this.queryValidator = queryValidator;
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/completeness")
    @Operation(summary = "Who has reported what of a quarter: each unit, each indicator that it has to report")
    CompletenessAnswer completeness(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope) {
        return CompletenessAnswer.of(
                readCompleteness.completeness(queryValidator.quarter(quarter), queryValidator.scope(scope)),
                catalog.get());
    }
}
