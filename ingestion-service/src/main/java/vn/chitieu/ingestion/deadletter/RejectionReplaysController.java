package vn.chitieu.ingestion.deadletter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.ingestion.submission.SubmissionParameters.Days;
import vn.chitieu.ingestion.submission.SubmissionParameters.Replayed;
import vn.chitieu.support.problem.ProblemException;

/** Endpoints for administrators: which units have dead letters, and their replay. */
@RestController
final class RejectionReplaysController {

    private final DeadLetterRepository deadLetters;
    private final DeadLetterLog records;
    private final AuditService audit;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    /** Of one run at a time: another one would read the whole topic beside it, and send the same records. */
    private final ReentrantLock running = new ReentrantLock();

    RejectionReplaysController(
            DeadLetterRepository deadLetters,
            DeadLetterLog records,
            AuditService audit,
            Supplier<Catalog> catalog,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.records = records;
        this.audit = audit;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Operation(
            operationId = "rejectionsOfUnits",
            summary = "Lists the units of the city that have records that could not be taken, with their number",
            parameters = {
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
    @ApiResponse(
            responseCode = "200",
            description = "The units; the one that is null stands for unknown senders",
            content = @Content(schema = @Schema(implementation = Units.class)))
    @GetMapping("/api/v1/rejections/units")
    ResponseEntity<Object> units(@Parameter(hidden = true) HttpServletRequest request) {
        Catalog city = catalog.get();
        Days days = SubmissionParameters.daysAlone(request, today(city));
        List<OfUnit> found = Stream.concat(
                        city.units().stream().map(ReportingUnit::id).sorted(), Stream.of(""))
                .map(unit -> OfUnit.of(unit, deadLetters.find(city.id(), unit, days.from(), days.to())))
                .filter(unit -> unit.count() > 0)
                .toList();
        return answer(new Units(days.from(), days.to(), found));
    }

    @Operation(
            operationId = "replayRejections",
            summary = "Sends records that could not be taken to their topics again, once the cause is mended",
            description = "As the command replay-rejections: each record once, however often this is called; one that"
                    + " is refused again is a new one. One run at a time: meanwhile the answer is TOO_BUSY.",
            parameters = {
                @Parameter(
                        name = "unit",
                        in = ParameterIn.QUERY,
                        description = "Our id of the unit; all of the city and unknown senders if left out",
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
                        schema = @Schema(type = "string", format = "date")),
                @Parameter(
                        name = "dryRun",
                        in = ParameterIn.QUERY,
                        description = "true: count and send nothing",
                        schema = @Schema(type = "boolean", defaultValue = "false"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "How many were sent, or would be",
            content = @Content(schema = @Schema(implementation = Sent.class)))
    @PostMapping("/api/v1/rejections/replays")
    ResponseEntity<Object> replay(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request) {
        Catalog city = catalog.get();
        Replayed wanted = SubmissionParameters.replayed(request, today(city));
        wanted.unit().filter(unit -> city.unit(unit).isEmpty()).ifPresent(unit -> {
            throw new ProblemException(
                    IngestionProblemCode.INVALID_PARAMETER,
                    "expected unit as the id of a unit, got " + QuotedText.of(unit));
        });
        if (!running.tryLock()) {
            throw ProblemException.later(
                    IngestionProblemCode.TOO_BUSY, "expected one replay at a time, got another one");
        }
        try {
            return answer(replay(city, wanted, admin));
        } finally {
            running.unlock();
        }
    }

    private Sent replay(Catalog city, Replayed wanted, Credential admin) {
        Days days = wanted.days();
        if (!wanted.dryRun()) {
            audit.record(
                    city.id(),
                    Change.REJECTIONS_SENT_AGAIN,
                    city.id(),
                    admin.id(),
                    Map.of(
                            "unit", wanted.unit().orElse(""),
                            "from", days.from().toString(),
                            "to", days.to().toString()));
        }
        ZoneId zone = city.calendar().zone();
        DeadLetterReplay.Result result;
        try {
            result = new DeadLetterReplay(deadLetters, records, clock, city.id(), zone)
                    .replay(
                            wanted.unit().map(Set::of).orElse(Set.of()),
                            days.from(),
                            days.to(),
                            wanted.dryRun(),
                            gone -> {});
        } catch (IllegalStateException silent) {
            throw IngestionProblemCode.LOG_UNAVAILABLE.unavailable(silent);
        }
        return new Sent(
                wanted.unit().orElse(null),
                days.from(),
                days.to(),
                wanted.dryRun(),
                result.sent(),
                result.before(),
                result.gone());
    }

    private LocalDate today(Catalog city) {
        return LocalDate.ofInstant(clock.instant(), city.calendar().zone());
    }

    private static ResponseEntity<Object> answer(Object body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }

    /** The units that have any, by id. */
    @Schema(name = "RejectionsOfUnits")
    record Units(LocalDate from, LocalDate to, List<OfUnit> units) {}

    /**
     * Those of one unit.
     *
     * @param unit permanent id; null for unknown senders
     * @param count how many in all
     * @param last when the newest that is shown was refused
     * @param sentAgainAt when some were last sent again; null where none were
     */
    @Schema(name = "RejectionsOfUnit")
    record OfUnit(
            @Schema(types = {"string", "null"}) @Nullable String unit,
            long count,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            Instant last,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            Instant sentAgainAt) {

        static OfUnit of(String unit, List<DeadLetterDay> days) {
            return new OfUnit(
                    unit.isEmpty() ? null : unit,
                    days.stream()
                            .mapToLong(day -> day.rejections().size() + day.more())
                            .sum(),
                    days.stream()
                            .flatMap(day -> day.rejections().stream())
                            .map(DeadLetter::rejectedAt)
                            .max(Comparator.naturalOrder())
                            .orElse(null),
                    days.stream()
                            .map(DeadLetterDay::sentAgainAt)
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElse(null));
        }
    }

    /**
     * What a replay did, or would do.
     *
     * @param unit permanent id; null for all
     * @param sent how many were sent again
     * @param before how many had been sent again before
     * @param gone how many are kept nowhere as a whole any more
     */
    @Schema(name = "RejectionsReplay")
    record Sent(
            @Schema(types = {"string", "null"}) @Nullable String unit,
            LocalDate from,
            LocalDate to,
            boolean dryRun,
            int sent,
            int before,
            int gone) {}
}
