package vn.chitieu.ingestion.deadletter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.ingestion.submission.SubmissionParameters.Days;
import vn.chitieu.support.problem.ProblemException;

/** Endpoint for dead letters: records on Kafka that could not be taken. */
@RestController
final class RejectionsController {

    private final DeadLetterRepository deadLetters;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    RejectionsController(DeadLetterRepository deadLetters, Supplier<Catalog> catalog, Clock clock) {
        this.deadLetters = deadLetters;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Operation(
            operationId = "rejections",
            summary = "Lists records on Kafka that could not be taken, and why",
            description = "Of one unit, by day, the first 200 of a day; all of them stay on the topic rejected-updates."
                    + " Needs a key that reports for the unit, or an administrator's, who may leave out the unit: then"
                    + " come the records of unknown senders. What is wrong over HTTP is in the"
                    + " answer to the request and not here.",
            parameters = {
                @Parameter(
                        name = "unit",
                        in = ParameterIn.QUERY,
                        description = "Our id of the unit; may be left out with a key of one unit",
                        schema = @Schema(type = "string", example = "nam-ngan")),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "The first day in the city's time zone; 29 days before the last one if left out",
                        schema = @Schema(type = "string", format = "date")),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "The last day, at most 366 days in all; today if left out",
                        schema = @Schema(type = "string", format = "date"))
            })
    @GetMapping("/api/v1/rejections")
    ResponseEntity<RejectionsAnswer> rejections(
            @Parameter(hidden = true) Credential caller, @Parameter(hidden = true) HttpServletRequest request) {
        Catalog city = catalog.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        Days days = SubmissionParameters.days(request, today);
        String unit = unit(city, SubmissionParameters.unitOfDays(request), caller);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(RejectionsAnswer.of(
                        unit, days.from(), days.to(), deadLetters.find(city.id(), unit, days.from(), days.to())));
    }

    private static String unit(Catalog city, Optional<String> named, Credential caller) {
        if (named.isEmpty() && !caller.has(Right.ADMIN) && caller.units().size() == 1) {
            return caller.units().iterator().next();
        }
        if (named.isEmpty() && !caller.has(Right.ADMIN)) {
            throw new ProblemException(
                    IngestionProblemCode.INVALID_PARAMETER,
                    "expected unit, because credential " + caller.id() + " reports for several, got none");
        }
        String unit = named.orElse("");
        if (!caller.has(Right.ADMIN) && !caller.coversUnit(unit)) {
            throw new ProblemException(
                    IngestionProblemCode.FORBIDDEN,
                    "expected a key that reports for " + QuotedText.of(unit) + ", got credential " + caller.id());
        }
        if (named.isPresent() && city.unit(unit).isEmpty()) {
            throw new ProblemException(
                    IngestionProblemCode.INVALID_PARAMETER,
                    "expected unit as the id of a unit, got " + QuotedText.of(unit));
        }
        return unit;
    }
}
