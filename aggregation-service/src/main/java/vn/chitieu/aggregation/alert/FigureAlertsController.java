package vn.chitieu.aggregation.alert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Endpoint for what is known of the alerts about figures. */
@RestController
@Tag(name = "Alerts")
class FigureAlertsController {

    private final FigureAlertRepository alerts;
    private final QueryValidator queryValidator;
    private final Supplier<Catalog> catalog;

    FigureAlertsController(FigureAlertRepository alerts, QueryValidator queryValidator, Supplier<Catalog> catalog) {
        this.alerts = alerts;
        this.queryValidator = queryValidator;
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/alerts")
    @Operation(
            summary = "The alerts about the figures of a scope in a quarter: who was asked, what was answered, the"
                    + " promised day")
    FigureAlertsAnswer alerts(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope) {
        Quarter asked = queryValidator.quarter(quarter);
        Scope within = queryValidator.scope(scope);
        Catalog city = catalog.get();
        return FigureAlertsAnswer.of(asked, within, alerts.of(city.id(), asked, within), city);
    }
}
