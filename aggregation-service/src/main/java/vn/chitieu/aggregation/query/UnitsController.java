package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;

/** Endpoint for units side by side: a heat map, a tile map, the page of one of them. */
@RestController
@Tag(name = "Units")
class UnitsController {

    private final UnitsQuery readUnits;
    private final QueryValidator queryValidator;

    UnitsController(UnitsQuery readUnits, QueryValidator queryValidator) {
        this.readUnits = readUnits;
        this.queryValidator = queryValidator;
    }

    @GetMapping("/api/v1/units")
    @Operation(
            summary = "Units side by side: the figures of each, its rank among the units of its kind, how good its"
                    + " data are")
    UnitsAnswer units(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope) {
        return UnitsAnswer.of(readUnits.units(queryValidator.quarter(quarter), queryValidator.scope(scope)));
    }
}
