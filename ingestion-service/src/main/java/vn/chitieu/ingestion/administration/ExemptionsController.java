package vn.chitieu.ingestion.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.exemption.Exemption;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.exemption.ExemptionService;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints to grant, list and revoke exemptions from the lock of quarters. */
@RestController
final class ExemptionsController {

    private static final List<String> FIELDS =
            List.of("unit", "firstQuarter", "lastQuarter", "firstDay", "lastDay", "reason");

    private final ExemptionRepository exemptions;
    private final ExemptionService grant;
    private final Supplier<Catalog> catalog;

    ExemptionsController(ExemptionRepository exemptions, ExemptionService grant, Supplier<Catalog> catalog) {
        this.exemptions = exemptions;
        this.grant = grant;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "grantException",
            summary = "Lets a unit change its figures of locked quarters on some days; within a second everywhere")
    @ApiResponse(
            responseCode = "201",
            description = "Granted",
            content = @Content(schema = @Schema(implementation = Granted.class)))
    @PostMapping("/api/v1/exceptions")
    ResponseEntity<Object> grant(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        ExemptionService.Answer answer = grant.grant(request(body), admin.id());
        if (answer instanceof ExemptionService.Answer.Granted granted) {
            return answer(201, Granted.of(granted.exemption()));
        }
        throw refused(((ExemptionService.Answer.Refused) answer).flaws());
    }

    @Operation(
            operationId = "listExceptions",
            summary = "Lists exceptions from the lock of quarters, those taken back included, oldest first",
            description = "All of the city for administrators; for a key that reports, those of its units.",
            parameters =
                    @Parameter(
                            name = "unit",
                            in = ParameterIn.QUERY,
                            description = "Only those of this unit",
                            schema = @Schema(type = "string", example = "nam-ngan")))
    @ApiResponse(
            responseCode = "200",
            description = "The exceptions",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @GetMapping("/api/v1/exceptions")
    ResponseEntity<Object> list(
            @Parameter(hidden = true) Credential caller, @Parameter(hidden = true) HttpServletRequest request) {
        String unit = SubmissionParameters.each(request, List.of("unit")).get("unit");
        String city = catalog.get().id();
        return answer(
                200,
                new Listing(exemptions.of(city).stream()
                        .filter(exemption -> caller.has(Right.ADMIN) || caller.coversUnit(exemption.unit()))
                        .filter(exemption -> unit == null || exemption.unit().equals(unit))
                        .map(Granted::of)
                        .toList()));
    }

    @Operation(operationId = "takeExceptionBack", summary = "Takes an exception back, within a second everywhere")
    @ApiResponse(responseCode = "204", description = "It holds no more, now or since earlier")
    @DeleteMapping("/api/v1/exceptions/{id}")
    ResponseEntity<Object> takeBack(
            @Parameter(example = "ex_5f0c9b1e7a22") @PathVariable String id,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        if (!grant.takeBack(id, admin)) {
            throw new ProblemException(
                    IngestionProblemCode.UNKNOWN_EXCEPTION,
                    "expected the id of an exception, got " + QuotedText.of(id));
        }
        return ResponseEntity.noContent().build();
    }

    private static ExemptionService.Request request(InputStream body) throws IOException {
        StrictJsonObject fields = StrictJsonObject.read(body, FIELDS);
        String unit = fields.text("unit");
        Quarter firstQuarter = fields.quarter("firstQuarter");
        Quarter lastQuarter = fields.quarter("lastQuarter");
        LocalDate firstDay = fields.day("firstDay");
        LocalDate lastDay = fields.day("lastDay");
        String reason = fields.text("reason");
        fields.require("firstQuarter", "lastDay");
        if (!fields.flaws().isEmpty()) {
            throw refused(fields.flaws());
        }
        return new ExemptionService.Request(
                unit,
                Objects.requireNonNull(firstQuarter),
                lastQuarter,
                firstDay,
                Objects.requireNonNull(lastDay),
                reason);
    }

    private static ProblemException refused(List<Flaw> flaws) {
        return new ProblemException(
                        IngestionProblemCode.EXCEPTION_NOT_VALID,
                        "expected an exception that can be granted, got " + flaws.size() + " errors")
                .with("errors", List.copyOf(flaws));
    }

    private static ResponseEntity<Object> answer(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    /** All exceptions of the city that were asked for. */
    record Listing(List<Granted> exceptions) {}

    /**
     * An exception.
     *
     * @param firstQuarter the first quarter whose figures the unit may change
     * @param firstDay the first day in the city on which it holds
     * @param grantedBy id of the administrator's credential
     * @param takenBackAt when it was taken back; absent while it was not
     * @param takenBackBy id of the administrator's credential; absent while it was not
     */
    @Schema(name = "Exception")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Granted(
            @Schema(example = "ex_5f0c9b1e7a22") String id,

            @Schema(example = "nam-ngan") String unit,

            @Schema(example = "2019-Q4") String firstQuarter,

            @Schema(example = "2019-Q4") String lastQuarter,

            @Schema(example = "2022-04-08") String firstDay,

            @Schema(example = "2022-04-15") String lastDay,

            @Schema(example = "Kết luận kiểm toán 12/KL") String reason,

            String grantedBy,
            Instant grantedAt,
            @Nullable Instant takenBackAt,
            @Nullable String takenBackBy) {

        static Granted of(Exemption exemption) {
            Exemption.End end = exemption.end();
            return new Granted(
                    exemption.id(),
                    exemption.unit(),
                    exemption.firstQuarter().toString(),
                    exemption.lastQuarter().toString(),
                    exemption.firstDay().toString(),
                    exemption.lastDay().toString(),
                    exemption.reason(),
                    exemption.grantedBy(),
                    exemption.grantedAt(),
                    end == null ? null : end.at(),
                    end == null ? null : end.by());
        }
    }
}
