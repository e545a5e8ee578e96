package vn.chitieu.ingestion.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.audit.AuditEntry;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.problem.ProblemException;

/** Endpoint for the audit of credentials, for administrators. */
@RestController
final class AuditController {

    private static final int MAX_LIMIT = 500;
    private static final int LIMIT = 100;

    private final AuditRepository auditRepository;
    private final Supplier<Catalog> catalog;
    private final DefaultCity defaultCity;

    AuditController(AuditRepository auditRepository, Supplier<Catalog> catalog, DefaultCity defaultCity) {
        this.auditRepository = auditRepository;
        this.catalog = catalog;
        this.defaultCity = defaultCity;
    }

    @Operation(
            operationId = "audit",
            summary = "Lists what was done with credentials: issues, rotations, revocations, uses and refusals by day",
            description =
                    "The latest day first. Uses and refusals are counted in memory and kept once a minute. What came"
                            + " through the Kafka door stands under the credential whose account could write on the unit's topic"
                            + " then, under several with | between them where any of them could, else under the topic."
                            + " Of one city, alone or with others; what is about none is shown to administrators of"
                            + " all cities, and of the default city.",
            parameters = {
                @Parameter(
                        name = "credential",
                        in = ParameterIn.QUERY,
                        description =
                                "Id of a credential, also as one of several, or what an entry says under credential",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "day",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "string", format = "date", example = "2022-04-08")),
                @Parameter(
                        name = "after",
                        in = ParameterIn.QUERY,
                        description = "next of the page before",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "100"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @GetMapping("/api/v1/audit")
    ResponseEntity<Object> audit(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request) {
        Map<String, String> asked = SubmissionParameters.each(request, List.of("after", "credential", "day", "limit"));
        String city = catalog.get().id();
        AuditRepository.Page page = auditRepository.read(new AuditRepository.Query(
                asked.get("credential"),
                day(asked.get("day")),
                asked.get("after"),
                limit(asked.get("limit")),
                city,
                admin.isOfAllCities() || defaultCity.id().filter(city::equals).isPresent()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Listing(page.entries().stream().map(Shown::of).toList(), page.next()));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new ProblemException(
                    IngestionProblemCode.INVALID_PARAMETER,
                    "expected day such as 2022-04-08, got " + QuotedText.of(text));
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return LIMIT;
        }
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MAX_LIMIT) {
            return Integer.parseInt(text);
        }
        throw new ProblemException(
                IngestionProblemCode.INVALID_PARAMETER,
                "expected limit of 1 to " + MAX_LIMIT + ", got " + QuotedText.of(text));
    }

    /**
     * A page.
     *
     * @param next where the next page begins; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing(List<Shown> entries, @Nullable String next) {}

    /** An entry; which members it has depends on its kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            LocalDate day,
            String kind,
            String credential,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable Map<String, String> details,
            @Nullable Long requests,
            @Nullable Long accepted,
            @Nullable Long rejected,
            @Nullable String code,
            @Nullable Long count,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            @Nullable String city) {

        static Shown of(AuditEntry entry) {
            if (entry instanceof AuditEntry.Changed changed) {
                return new Shown(
                        changed.day(),
                        changed.change().name(),
                        changed.subject(),
                        changed.at(),
                        changed.by(),
                        changed.details(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        changed.city());
            }
            if (entry instanceof AuditEntry.Used used) {
                return new Shown(
                        used.day(),
                        "USED",
                        used.subject(),
                        null,
                        null,
                        null,
                        used.requests(),
                        used.accepted(),
                        used.rejected(),
                        null,
                        null,
                        null,
                        used.lastAt(),
                        used.city());
            }
            AuditEntry.Refused refused = (AuditEntry.Refused) entry;
            return new Shown(
                    refused.day(),
                    "REFUSED",
                    refused.subject(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    refused.code(),
                    refused.count(),
                    refused.firstAt(),
                    refused.lastAt(),
                    refused.city());
        }
    }
}
