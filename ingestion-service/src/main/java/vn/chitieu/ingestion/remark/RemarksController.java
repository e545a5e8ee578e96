package vn.chitieu.ingestion.remark;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.remark.RemarkService.Outcome;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.problem.ProblemException;

/** Endpoints with which units write difficulties and proposals about a quarter, and the city answers them. */
@RestController
final class RemarksController {

    private static final String REMARKS = "/api/v1/remarks";
    private static final String EXAMPLE = "0f3a9c0e5b7d4a21";
    private static final String TAG = "The version of the remark that it is a change of, in quotes";

    private final RemarkService remarks;
    private final Supplier<Catalog> catalog;

    RemarksController(RemarkService remarks, Supplier<Catalog> catalog) {
        this.remarks = remarks;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "listRemarks",
            summary = "Lists the difficulties and proposals of a quarter, with the answers of the city",
            description = "For a key that reports, and for people of units, those of their units; else all of the city."
                    + " Those withdrawn are among them.",
            parameters = {
                @Parameter(
                        name = "quarter",
                        in = ParameterIn.QUERY,
                        required = true,
                        schema = @Schema(type = "string", example = "2022-Q1")),
                @Parameter(
                        name = "unit",
                        in = ParameterIn.QUERY,
                        description = "Only those of this unit",
                        schema = @Schema(type = "string", example = "nam-ngan"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The remarks",
            content = @Content(schema = @Schema(implementation = RemarksAnswer.class)))
    @GetMapping(REMARKS)
    ResponseEntity<Object> list(
            @Parameter(hidden = true) Credential caller, @Parameter(hidden = true) HttpServletRequest request) {
        Quarter quarter = SubmissionParameters.quarter(request);
        String unit =
                SubmissionParameters.each(request, List.of("quarter", "unit")).get("unit");
        boolean seesAll = caller.has(Right.READ) || caller.has(Right.ANSWER) || caller.has(Right.ADMIN);
        if (unit != null && !seesAll && !caller.coversUnit(unit)) {
            throw foreign(caller);
        }
        List<Remark> found = remarks.of(quarter, unit).stream()
                .filter(one -> seesAll || caller.coversUnit(one.unit()))
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(RemarksAnswer.of(quarter, found, catalog.get()));
    }

    @Operation(
            operationId = "writeRemark",
            summary = "Writes a difficulty or a proposal of a unit about a quarter",
            description = "Idempotent: the same id with the same content again is the same remark.")
    @ApiResponse(
            responseCode = "201",
            description = "It is kept; 200 where it was already",
            content = @Content(schema = @Schema(implementation = RemarksAnswer.One.class)))
    @PostMapping(REMARKS)
    ResponseEntity<Object> write(
            @Parameter(hidden = true) Credential sender, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        RemarkRequests.New asked = RemarkRequests.write(request);
        Author author = new Author(sender, asked.writtenAt());
        return answer(remarks.write(asked.id(), asked.unit(), asked.quarter(), asked.content(), author), 201, sender);
    }

    @Operation(
            operationId = "changeRemark",
            summary = "Lets a remark of a unit say something else, or takes it back",
            description = "What it said before is kept. A remark that was answered waits for an answer again.",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = TAG,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The remark as it is now",
            content = @Content(schema = @Schema(implementation = RemarksAnswer.One.class)))
    @PutMapping(REMARKS + "/{id}")
    ResponseEntity<Object> change(
            @Parameter(example = EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) Credential sender,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        long expected = RemarkRequests.expected(request);
        RemarkRequests.Change asked = RemarkRequests.change(request);
        Author author = new Author(sender, asked.writtenAt());
        Remark.Content content = asked.content();
        return answer(
                content == null
                        ? remarks.withdraw(id, expected, author)
                        : remarks.change(id, expected, content, author),
                200,
                sender);
    }

    @Operation(
            operationId = "answerRemark",
            summary = "Answers a difficulty or a proposal of a unit, for the city",
            description = "Idempotent: the same id with the same text again is the same answer.",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = TAG,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "201",
            description = "It is answered; 200 where it was already",
            content = @Content(schema = @Schema(implementation = RemarksAnswer.One.class)))
    @PostMapping(REMARKS + "/{id}/answers")
    ResponseEntity<Object> answer(
            @Parameter(example = EXAMPLE) @PathVariable String id,
            @Parameter(hidden = true) Credential sender,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        long expected = RemarkRequests.expected(request);
        RemarkRequests.Reply asked = RemarkRequests.answer(request);
        return answer(remarks.answer(id, expected, asked.id(), asked.text(), sender), 201, sender);
    }

    private ResponseEntity<Object> answer(Outcome outcome, int whereNew, Credential sender) {
        if (outcome instanceof Outcome.Kept kept) {
            return ResponseEntity.status(kept.isNew() ? whereNew : 200)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .eTag(String.valueOf(kept.remark().version()))
                    .body(RemarksAnswer.One.of(kept.remark(), catalog.get()));
        }
        throw outcome instanceof Outcome.Foreign ? foreign(sender) : refusal(outcome);
    }

    private static ProblemException refusal(Outcome outcome) {
        if (outcome instanceof Outcome.NotValid notValid) {
            return RemarkRequests.refused(notValid.flaws());
        }
        if (outcome instanceof Outcome.Changed) {
            return new ProblemException(
                    IngestionProblemCode.REMARK_CHANGED,
                    "expected the newest version of the remark, got an earlier one");
        }
        return outcome instanceof Outcome.Taken
                ? new ProblemException(
                        IngestionProblemCode.REMARK_ID_TAKEN, "expected an id that is new, got another's")
                : new ProblemException(
                        IngestionProblemCode.UNKNOWN_REMARK, "expected the id of a remark of the city, got another");
    }

    private static ProblemException foreign(Credential sender) {
        return new ProblemException(
                IngestionProblemCode.FORBIDDEN,
                "expected a remark of " + sender.units().stream().sorted().toList() + ", got one of another unit");
    }
}
