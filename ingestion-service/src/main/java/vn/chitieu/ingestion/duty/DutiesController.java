package vn.chitieu.ingestion.duty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.authentication.AccessProperties;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.submission.SubmissionParameters;

/** Endpoint with which a sender's program finds out what its key may report, and what is open. */
@RestController
final class DutiesController {

    private final Supplier<Catalog> catalog;
    private final IngestionProperties settings;
    private final AccessProperties.Limits limits;
    private final Clock clock;

    DutiesController(Supplier<Catalog> catalog, IngestionProperties settings, AccessProperties access, Clock clock) {
        this.catalog = catalog;
        this.settings = settings;
        this.limits = access.limits();
        this.clock = clock;
    }

    @Operation(
            operationId = "duties",
            summary = "Lists what the key may report: its units, indicators, codes, open periods and limits",
            description =
                    "By the catalog in force and the time of the city. An indicator that the unit reports no more,"
                            + " or that the key does not cover, is not listed.")
    @ApiResponse(
            responseCode = "200",
            description = "What the key may report",
            content = @Content(schema = @Schema(implementation = DutiesAnswer.class)))
    @GetMapping("/api/v1/duties")
    ResponseEntity<Object> duties(
            @Parameter(hidden = true) Credential sender, @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        Catalog city = catalog.get();
        Instant now = clock.instant();
        List<DutiesAnswer.Unit> units = sender.units().stream()
                .sorted()
                .flatMap(id -> city.unit(id).stream())
                .map(unit -> unit(city, unit, sender, now))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new DutiesAnswer(
                        DutiesAnswer.Key.of(sender),
                        DutiesAnswer.City.of(city),
                        List.of(FigureStatus.values()),
                        units,
                        limits(sender.pace())));
    }

    /** A unit that has ended is listed as it was last, since its last periods may still be due. */
    private static DutiesAnswer.Unit unit(Catalog city, ReportingUnit unit, Credential sender, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        ReportingUnit.Version last = unit.versions().get(unit.versions().size() - 1);
        List<DutiesAnswer.Reported> indicators = city.indicators().stream()
                .filter(indicator -> sender.coversIndicator(indicator.code()))
                .flatMap(indicator -> IndicatorDuty.of(city, unit, indicator, now).stream())
                .map(duty -> duty.within(sender::coversPeriod))
                .map(duty -> DutiesAnswer.Reported.of(duty, city.calendar().zone()))
                .toList();
        return DutiesAnswer.Unit.of(unit, unit.on(today).orElse(last), indicators, city);
    }

    private DutiesAnswer.Limits limits(RateLimit own) {
        return new DutiesAnswer.Limits(
                or(own.requestsPerSecond(), limits.requestsPerSecond()),
                or(own.requestsPerMinute(), limits.requestsPerMinute()),
                or(own.updatesPerSecond(), limits.updatesPerSecond()),
                or(own.updatesPerMinute(), limits.updatesPerMinute()),
                or(own.updatesPerDay(), limits.updatesPerDay()),
                settings.maxUpdates(),
                settings.maxBody().toBytes());
    }

    private static int or(@Nullable Integer own, int ofAll) {
        return own == null ? ofAll : own;
    }
}
