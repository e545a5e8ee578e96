package vn.chitieu.ingestion.administration;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.submission.SubmissionParameters;

/** Endpoint that says which quarters of the city are locked. */
@RestController
final class LocksController {

    /** So many quarters are shown beyond the one that is locked next. */
    private static final int LOCKED_SHOWN = 4;

    private final Supplier<Catalog> catalog;
    private final Clock clock;

    LocksController(Supplier<Catalog> catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Operation(
            operationId = "listLocks",
            summary = "Says from when on the quarters are locked, newest first: those open and the newest locked ones",
            description = "Indicators may have deadlines of their own, so a quarter is locked from a first moment for"
                    + " some of them, and from a last one for all. A city without a lock has no quarters here.")
    @ApiResponse(
            responseCode = "200",
            description = "The rule and the quarters",
            content = @Content(schema = @Schema(implementation = Locks.class)))
    @GetMapping("/api/v1/locks")
    ResponseEntity<Object> locks(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Locks.of(catalog.get(), clock.instant()));
    }

    /**
     * The rule, and what it means now.
     *
     * @param afterQuarters at the deadline of the quarter that comes so many later; null without a lock
     * @param ask whom units ask for an exception; null without a lock
     */
    record Locks(
            @Schema(types = {"integer", "null"}) @Nullable Integer afterQuarters,
            @Schema(types = {"string", "null"}) @Nullable String ask,
            @Schema(types = {"string", "null"}) @Nullable String askVi,
            List<Locked> quarters) {

        static Locks of(Catalog city, Instant now) {
            QuarterLock lock = city.calendar().lock();
            if (lock == null) {
                return new Locks(null, null, null, List.of());
            }
            Quarter current =
                    Quarter.of(LocalDate.ofInstant(now, city.calendar().zone()));
            List<Locked> quarters = Stream.iterate(current, quarter -> quarter.plus(-1))
                    .limit(lock.afterQuarters() + 1L + LOCKED_SHOWN)
                    .flatMap(quarter -> Locked.of(city, quarter, now).stream())
                    .toList();
            return new Locks(lock.afterQuarters(), lock.ask().en(), lock.ask().vi(), quarters);
        }
    }

    /**
     * A quarter.
     *
     * @param firstFrom from when on it is locked for some indicators
     * @param from from when on it is locked for all of them
     * @param locked whether it is locked for all of them now
     */
    @Schema(name = "LockedQuarter")
    record Locked(String quarter, Instant firstFrom, Instant from, boolean locked) {

        static List<Locked> of(Catalog city, Quarter quarter, Instant now) {
            List<Instant> moments = city.indicators().stream()
                    .flatMap(indicator -> city.lockedFrom(indicator, quarter).stream())
                    .sorted()
                    .toList();
            if (moments.isEmpty()) {
                return List.of();
            }
            Instant last = moments.get(moments.size() - 1);
            return List.of(new Locked(quarter.toString(), moments.get(0), last, !now.isBefore(last)));
        }
    }
}
