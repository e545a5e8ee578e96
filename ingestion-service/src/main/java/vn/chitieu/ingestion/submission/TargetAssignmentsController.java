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
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.authentication.RequestRateLimiter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.format.JsonBodyReader;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.support.request.BodyLimit;
import vn.chitieu.support.tracing.RequestTrace;

/**
 * Endpoint for targets. Its results have no receipt: the outcome of a target is shown by aggregation's {@code GET
 * /api/v1/targets} under the target's id.
 */
@RestController
final class TargetAssignmentsController {

    private static final String CHANNEL = "http";

    /** Some 300 targets. */
    private static final DataSize MAX_BODY = DataSize.ofKilobytes(128);

    private final RequestRateLimiter limits;
    private final JsonBodyReader json;
    private final SubmissionService<TargetAssignment> submit;
    private final SubmissionResults.Writer results;

    TargetAssignmentsController(
            RequestRateLimiter limits,
            IngestionProperties settings,
            SubmissionService<TargetAssignment> submit,
            JsonMapper mapper) {
        this.limits = limits;
        this.json = new JsonBodyReader("targets", Field.OF_TARGETS, settings.maxUpdates());
        this.submit = submit;
        this.results = new SubmissionResults.Writer(mapper);
    }

    @Operation(
            operationId = "assignTargets",
            summary = "Assigns or changes one target, an array of targets, or {\"targets\": [...]}",
            description = "A target holds from its first day on until a later one of the same owner replaces it; old"
                    + " and new are kept. The totals of the year are reassessed at once. Sending the same id again is"
                    + " the same assignment. At most 128 KB at a time; at most 2,000 assignments"
                    + " of an owner for an indicator and year.",
            parameters = {
                @Parameter(
                        name = "dryRun",
                        in = ParameterIn.QUERY,
                        description = "true: check only, keep nothing; answers 200 instead of 202",
                        schema = @Schema(type = "boolean")),
                @Parameter(
                        name = "atomic",
                        in = ParameterIn.QUERY,
                        description = "true: keep nothing unless every target is good",
                        schema = @Schema(type = "boolean")),
                @Parameter(
                        name = "confirm",
                        in = ParameterIn.QUERY,
                        description = "true: the amounts are right, keep those, too, about which there are warnings;"
                                + " without it they are NEEDS_CONFIRMATION and not kept",
                        schema = @Schema(type = "boolean"))
            })
    @ApiResponse(
            responseCode = "202",
            description = "At least one target is kept",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @PostMapping("/api/v1/targets")
    void assign(
            @Parameter(hidden = true) Credential sender,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        BodyLimit body = BodyLimit.json(request, MAX_BODY);
        Mode mode = SubmissionParameters.mode(request);
        try (SpooledRowSource targets = new SpooledRowSource();
                SubmissionResults written = results.begin(mode.dryRun())) {
            json.read(body, targets);
            limits.spend(sender, targets.size());
            submit.submit(
                    new Submission(CHANNEL, sender, targets, mode).in(RequestTrace.of(request)),
                    (row, outcome) -> written.accept(row, withoutReceipt(outcome)));
            written.answer(request, null).send(response);
        }
    }

    private static RowOutcome withoutReceipt(RowOutcome outcome) {
        return outcome instanceof RowOutcome.Accepted accepted
                ? new RowOutcome.Accepted(accepted.id(), null, accepted.warnings(), accepted.marks())
                : outcome;
    }
}
