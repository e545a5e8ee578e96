package vn.chitieu.ingestion.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.application.Submission;
import vn.chitieu.ingestion.application.Submission.Mode;
import vn.chitieu.ingestion.application.SubmitRows;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.Update;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Right;

/** Takes updates. */
@RestController
final class UpdatesController {

    private static final String CHANNEL = "http";
    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_JSON, CSV);

    private final Callers callers;
    private final DataSize maxBody;
    private final LargeBodies largeBodies;
    private final JsonRows json;
    private final CsvRows csv;
    private final SubmitRows<Update> submit;

    UpdatesController(Callers callers, IngestionSettings settings, SubmitRows<Update> submit) {
        this.callers = callers;
        this.maxBody = settings.ingestion().maxBody();
        this.largeBodies = new LargeBodies(settings.ingestion().largeBodies());
        this.json =
                new JsonRows("updates", Field.OF_UPDATES, settings.ingestion().maxUpdates());
        this.csv = new CsvRows(settings.ingestion().maxUpdates());
        this.submit = submit;
    }

    @Operation(
            operationId = "submitUpdates",
            summary = "Sends one update, an array of updates, {\"updates\": [...]}, or a CSV file of updates",
            description = "Good updates are kept, bad ones are refused with all that is wrong with them. 202 means that"
                    + " every in-sync replica of the log has every accepted update. Sending the same id again is the"
                    + " same update, so repeating a request whose updates have ids is harmless.",
            parameters = {
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
                        name = "numbers",
                        in = ParameterIn.QUERY,
                        description =
                                "How a CSV file writes numbers: plain (1234.5) or vi (1.234,5). Needed where a value"
                                        + " has a point or a comma: it is never guessed",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"plain", "vi"}))
            })
    @ApiResponse(
            responseCode = "202",
            description = "At least one update is kept",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @PostMapping("/api/v1/updates")
    ResponseEntity<Object> submit(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        Credential sender = callers.with(Right.REPORT, request);
        try (BoundedBody body = BoundedBody.open(request, TYPES, maxBody, largeBodies)) {
            Submission submission =
                    BoundedBody.is(request, CSV) ? ofCsv(request, sender, body) : ofJson(request, sender, body);
            return SubmissionAnswer.answer(submit.submit(submission), submission);
        }
    }

    private Submission ofJson(HttpServletRequest request, Credential sender, BoundedBody body) throws IOException {
        Mode mode = RequestParameters.mode(request);
        return new Submission(CHANNEL, sender, json.read(body), mode);
    }

    private Submission ofCsv(HttpServletRequest request, Credential sender, BoundedBody body) throws IOException {
        Mode mode = RequestParameters.modeOfFile(request);
        return new Submission(CHANNEL, sender, csv.read(body, RequestParameters.numbers(request)), mode);
    }
}
