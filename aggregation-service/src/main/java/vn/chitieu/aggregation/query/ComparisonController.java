package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.catalog.Catalog;

/** Endpoint for several cities side by side. */
@RestController
@Tag(name = "Comparison")
class ComparisonController {

    private final ComparisonQuery readComparison;
    private final ComparedCities cities;
    private final QueryValidator queryValidator;

    ComparisonController(ComparisonQuery readComparison, ComparedCities cities, QueryValidator queryValidator) {
        this.readComparison = readComparison;
        this.cities = cities;
        this.queryValidator = queryValidator;
    }

    @GetMapping("/api/v1/comparison")
    @Operation(
            summary = "The cities that the caller may see, side by side on the indicators that they share",
            description =
                    "Indicators are shared that have the same code, unit of measure and direction; `notShared` says"
                            + " why others are left out. Rows are ranked by `order`: SHARE, the share of the year's target of"
                            + " `owner`, where every city with a figure has one; else GROWTH, since 1 January on a year ago; the"
                            + " best first. Only rows in which no unit is missing have a rank; the others follow by name, as all"
                            + " do with NAME, where nothing can be ranked.")
    ComparisonAnswer comparison(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "code of the one indicator to compare; all where absent")
                    String indicator) {
        List<Catalog> compared = cities.all();
        Optional<String> only = Optional.ofNullable(indicator).map(code -> cities.indicator(compared, code));
        return ComparisonAnswer.of(readComparison.compare(compared, queryValidator.quarter(quarter), only));
    }
}
