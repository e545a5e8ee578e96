package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.security.Viewer;

/** Endpoint for targets and their history. */
@RestController
@Tag(name = "Targets")
class TargetsController {

    private final CurrentTargets targets;
    private final Supplier<Catalog> catalog;
    private final QueryValidator queryValidator;
    private final Clock clock;

    TargetsController(CurrentTargets targets, Supplier<Catalog> catalog, QueryValidator queryValidator, Clock clock) {
        this.targets = targets;
        this.catalog = catalog;
        this.queryValidator = queryValidator;
        this.clock = clock;
    }

    @GetMapping("/api/v1/targets")
    @Operation(
            summary = "The targets of a year with their history: what each owner assigned, when, why, and what holds;"
                    + " a unit sees its own")
    TargetsAnswer targets(
            @RequestParam @Parameter(example = "2022") String year,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "city, cluster:<id> or unit:<id>; all where absent")
                    String scope,
            @RequestParam(required = false) @Nullable String indicator) {
        Catalog city = catalog.get();
        Viewer viewer = queryValidator.viewer();
        int wantedYear = queryValidator.year(year);
        Optional<Scope> wantedScope = Optional.ofNullable(scope).map(queryValidator::scope);
        Optional<String> wantedIndicator = Optional.ofNullable(indicator).map(queryValidator::indicator);
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        List<TargetsAnswer.Item> items = targets.get(city).histories(wantedYear).stream()
                .filter(history -> viewer.maySee(history.scope()))
                .filter(history -> wantedScope.isEmpty() || wantedScope.get().equals(history.scope()))
                .filter(history ->
                        wantedIndicator.isEmpty() || wantedIndicator.get().equals(history.indicator()))
                .map(history -> TargetsAnswer.Item.of(history, city, today))
                .toList();
        return new TargetsAnswer(wantedYear, today, items);
    }
}
