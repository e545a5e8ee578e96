package vn.chitieu.ingestion.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.application.Outcome;
import vn.chitieu.ingestion.application.Submission;
import vn.chitieu.ingestion.application.Submission.Mode;
import vn.chitieu.ingestion.application.SubmitRows;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.TargetAssignment;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.web.access.Callers;
import vn.chitieu.ingestion.web.body.BoundedBody;
import vn.chitieu.ingestion.web.body.JsonRows;
import vn.chitieu.ingestion.web.body.LargeBodies;
import vn.chitieu.ingestion.web.request.RequestParameters;

/**
 * Takes targets. Its results have no receipt: what became of a target is told by aggregation's {@code GET
 * /api/v1/targets} under the target's id.
 */
@RestController
final class TargetsController {

    private static final String CHANNEL = "http";
    private static final LargeBodies NONE_LARGE = new LargeBodies(0);

    /** Small enough to pass without a place among the large bodies; some 300 targets. */
    private static final DataSize MAX_BODY = DataSize.ofBytes(LargeBodies.LARGE_BYTES);

    private final Callers callers;
    private final JsonRows json;
    private final SubmitRows<TargetAssignment> submit;

    TargetsController(Callers callers, IngestionSettings settings, SubmitRows<TargetAssignment> submit) {
        this.callers = callers;
        this.json =
                new JsonRows("targets", Field.OF_TARGETS, settings.ingestion().maxUpdates());
        this.submit = submit;
    }

    @Operation(
            operationId = "assignTargets",
            summary = "Assigns or changes one target, an array of targets, or {\"targets\": [...]}",
            description = "A target holds from its first day on until a later one of the same owner replaces it; old"
                    + " and new are kept. The totals of the year are judged anew at once. Sending the same id again is"
                    + " the same assignment. At most 128 KB at a time.",
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
                        schema = @Schema(type = "boolean"))
            })
    @ApiResponse(
            responseCode = "202",
            description = "At least one target is kept",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @PostMapping("/api/v1/targets")
    ResponseEntity<Object> assign(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        Credential sender = callers.with(Right.TARGETS, request);
        try (BoundedBody body = BoundedBody.json(request, MAX_BODY, NONE_LARGE)) {
            Mode mode = RequestParameters.mode(request);
            Submission submission = new Submission(CHANNEL, sender, json.read(body), mode);
            callers.sent(sender, submission.rows().size());
            return SubmissionAnswer.answer(
                    submit.submit(submission).stream()
                            .map(TargetsController::withoutReceipt)
                            .toList(),
                    submission);
        }
    }

    private static Outcome withoutReceipt(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted ? new Outcome.Accepted(accepted.id(), null) : outcome;
    }
}
