package vn.chitieu.ingestion.submission;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.authentication.RequestRateLimiter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.tracing.RequestTrace;

/** Endpoint for updates. */
@RestController
public final class UpdatesController {

    private static final String CHANNEL = "http";

    private final RequestRateLimiter limits;
    private final SubmissionReader submissionReader;
    private final SenderTimes times;
    private final SenderCatalogs catalogs;
    private final SubmissionService<Update> submit;
    private final SubmissionResults.Writer results;

    UpdatesController(
            RequestRateLimiter limits,
            IngestionProperties settings,
            SenderTimes times,
            Catalogs catalogs,
            SubmissionService<Update> submit,
            JsonMapper json) {
        this.limits = limits;
        this.times = times;
        this.catalogs = new SenderCatalogs(catalogs);
        this.submissionReader = new SubmissionReader(settings);
        this.submit = submit;
        this.results = new SubmissionResults.Writer(json);
    }

    @Operation(
            operationId = "submitUpdates",
            summary = "Sends one update, an array of updates, {\"updates\": [...]}, or a file of updates (CSV, XLSX)",
            description = "Good updates are kept, bad ones are refused with all that is wrong with them. 202 means that"
                    + " every in-sync replica of the log has every accepted update. Sending the same id again is the"
                    + " same update, so repeating a request whose updates have ids is harmless.",
            parameters = {
                @Parameter(
                        name = IdempotencyKey.HEADER,
                        in = ParameterIn.HEADER,
                        description =
                                "1 to 100 printable ASCII characters of yours, such as a UUID. Updates without an id get one"
                                        + " that follows from your credential, this key and their place, so the same request"
                                        + " again is the same updates and counts once. Not looked at in a dry run",
                        schema = @Schema(type = "string", maxLength = 100)),
                @Parameter(
                        name = "dryRun",
                        in = ParameterIn.QUERY,
                        description = "true: check only, keep nothing; answers 200 instead of 202, without receipts",
                        schema = @Schema(type = "boolean")),
                @Parameter(
                        name = "atomic",
                        in = ParameterIn.QUERY,
                        description = "true: keep nothing unless every update is good; good ones beside bad ones are"
                                + " REJECTED with the code NOT_SENT",
                        schema = @Schema(type = "boolean")),
                @Parameter(
                        name = "confirm",
                        in = ParameterIn.QUERY,
                        description = "true: the figures are right, send those, too, about which there are warnings;"
                                + " without it they are NEEDS_CONFIRMATION and not kept",
                        schema = @Schema(type = "boolean")),
                @Parameter(
                        name = "reportedAt",
                        in = ParameterIn.QUERY,
                        description =
                                "When the figures were reported, by your clock and with its offset, for all updates that"
                                        + " have no reportedAt of their own: for a file that waited before it was sent. Not in"
                                        + " the future. Where the header Date says that your clock is wrong by more than five"
                                        + " minutes, it is shifted by the difference",
                        schema = @Schema(type = "string", format = "date-time"),
                        example = "2022-04-04T08:00:00Z"),
                @Parameter(
                        name = "numbers",
                        in = ParameterIn.QUERY,
                        description =
                                "How a file writes numbers as text: vi (1.234,5), en (1,234.5) or plain (1234.5). Needed"
                                        + " where a value can be read in two ways, as 1.234 can: VALUE_AMBIGUOUS asks, and"
                                        + " it is never guessed",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"plain", "vi", "en"}))
            })
    @ApiResponse(
            responseCode = "202",
            description = "At least one update is kept",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @PostMapping("/api/v1/updates")
    void submit(
            @Parameter(hidden = true) Credential sender,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Optional<IdempotencyKey> key = IdempotencyKey.of(request, sender);
        Instant reportedAt = times.reportedAt(request);
        String onlyUnit = sender.onlyUnit();
        try (SubmissionReader.Updates updates = submissionReader.read(request, onlyUnit != null);
                SubmissionResults written = results.begin(updates.mode().dryRun())) {
            RowSource rows = reportedAt(reportedAt, updates.rows());
            if (updates.file() != null) {
                rows = ofFile(updates, rows, sender, onlyUnit, written);
            }
            if (key.isPresent() && !updates.mode().dryRun()) {
                rows = key.get().identified(rows);
            }
            limits.spend(sender, rows.size());
            submit.submit(new Submission(CHANNEL, sender, rows, updates.mode()).in(RequestTrace.of(request)), written);
            written.answer(request, updates.file()).send(response);
        }
    }

    /** Returns the rows with the codes for their names, and the sender's only unit where the table names none. */
    private RowSource ofFile(
            SubmissionReader.Updates updates,
            RowSource rows,
            Credential sender,
            @Nullable String onlyUnit,
            SubmissionResults written) {
        Catalog catalog = catalogs.apply(sender);
        if (updates.mode().dryRun()) {
            written.explain(catalog);
        }
        RowSource named = rows.each(new CatalogNameResolver(catalog));
        return onlyUnit == null || updates.namesUnits() ? named : named.withDefault(Field.UNIT, onlyUnit);
    }

    private static RowSource reportedAt(@Nullable Instant time, RowSource rows) {
        return time == null ? rows : rows.withDefault(Field.REPORTED_AT, time.toString());
    }
}
