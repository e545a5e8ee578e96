package vn.chitieu.ingestion.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.table.CatalogRow;
import vn.chitieu.catalog.table.CatalogTable;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalogdraft.CatalogDraft;
import vn.chitieu.ingestion.catalogdraft.CatalogDraftService;
import vn.chitieu.ingestion.catalogdraft.DraftEffectsClient;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints to edit the catalog of a city as tables: a draft that is checked, compared and published. */
@RestController
final class CatalogDraftController {

    static final String TAG = "ETag of the draft of which the change is made";

    private static final DataSize MAX_BODY = DataSize.ofBytes(2L * CatalogPublished.MAX_BYTES);
    private static final String DRAFT = "/api/v1/catalog/draft";
    private static final String TABLE = DRAFT + "/tables/{table}";
    private static final String EXAMPLE = "units";

    private final CatalogDraftService drafts;
    private final DraftEffectsClient effects;
    private final RequestCatalog catalog;

    CatalogDraftController(CatalogDraftService drafts, DraftEffectsClient effects, RequestCatalog catalog) {
        this.drafts = drafts;
        this.effects = effects;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "readDraft",
            summary = "Returns what the draft of the catalog is based on, who changed it, and its tables",
            description =
                    "Without a change the draft is the edition in force. ETag is what a change names in If-Match.")
    @ApiResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.Draft.class)))
    @GetMapping(DRAFT)
    ResponseEntity<Object> read(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        CatalogDraft draft = drafts.draft(city());
        return EditionTags.answer(draft.edition(), DraftView.Draft.of(draft));
    }

    @Operation(
            operationId = "discardDraft",
            summary = "Forgets the draft",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = TAG,
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "There is no draft")
    @DeleteMapping(DRAFT)
    ResponseEntity<Object> discard(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        drafts.discard(city(), EditionTags.expected(request));
        return ResponseEntity.noContent().build();
    }

    @Operation(operationId = "readDraftTable", summary = "Returns the rows of a table of the draft, as it is written")
    @ApiResponse(
            responseCode = "200",
            description = "The rows",
            content = @Content(schema = @Schema(implementation = DraftView.Rows.class)))
    @GetMapping(TABLE)
    ResponseEntity<Object> table(
            @Parameter(example = EXAMPLE) @PathVariable String table,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        CatalogDraft draft = drafts.draft(city());
        return EditionTags.answer(draft.edition(), DraftView.Rows.of(draft, known(table)));
    }

    @Operation(
            operationId = "changeDraftTable",
            summary = "Gives a table of the draft other rows, all of which are named",
            description = "A row that is there already is named by its line, and one that is new has the line 0. The"
                    + " cells may have errors, which the check tells. Comments and order of the file stay.",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = TAG,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The rows as they are now",
            content = @Content(schema = @Schema(implementation = DraftView.Rows.class)))
    @PutMapping(TABLE)
    ResponseEntity<Object> change(
            @Parameter(example = EXAMPLE) @PathVariable String table,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        CatalogTable changed = known(table);
        String expected = EditionTags.expected(request);
        StrictJsonObject body = StrictJsonObject.read(BodyLimit.json(request, MAX_BODY), List.of("rows"));
        CatalogDraft draft = drafts.change(city(), changed, rows(body), expected, admin.id());
        return EditionTags.answer(draft.edition(), DraftView.Rows.of(draft, changed));
    }

    private static List<CatalogRow> rows(StrictJsonObject body) {
        List<StrictJsonObject> objects = body.objects("rows", List.of("line", "cells"));
        List<Flaw> flaws = new ArrayList<>(body.flaws());
        List<CatalogRow> rows = new ArrayList<>();
        for (StrictJsonObject row : objects) {
            rows.add(new CatalogRow(row.count("line"), row.textsByName("cells")));
            flaws.addAll(row.flaws());
        }
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                            IngestionProblemCode.CATALOG_NOT_VALID,
                            "expected rows of a table, got " + flaws.size() + " errors")
                    .with("errors", flaws);
        }
        return rows;
    }

    @Operation(
            operationId = "checkDraft",
            summary = "Returns all errors of the draft, by table, row and column, and what it changes, in words")
    @ApiResponse(
            responseCode = "200",
            description = "The errors and the changes",
            content = @Content(schema = @Schema(implementation = DraftView.Check.class)))
    @GetMapping(DRAFT + "/check")
    ResponseEntity<Object> check(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        DraftView.Check check = DraftView.Check.of(drafts.check(city()));
        return EditionTags.answer(check.edition(), check);
    }

    @Operation(
            operationId = "draftEffects",
            summary = "Returns which verdicts of the newest quarter with figures the draft would change",
            description = "Computed by the aggregation service from the same figures; nothing is published.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures that would be judged otherwise, or against another target",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/DraftEffects")))
    @GetMapping(DRAFT + "/effects")
    ResponseEntity<Object> effects(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        CatalogDraft draft = drafts.draft(city());
        return EditionTags.answer(draft.edition(), effects.effects(draft));
    }

    @Operation(
            operationId = "publishDraft",
            summary = "Puts the draft in force as a new edition, in all services",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = TAG,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "It is in force",
            content = @Content(schema = @Schema(implementation = CatalogHistoryController.InForce.class)))
    @PostMapping(DRAFT + "/publication")
    ResponseEntity<Object> publish(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        String reason = CatalogHistoryController.reason(request);
        String edition = drafts.publish(city(), EditionTags.expected(request), admin.id(), reason);
        return EditionTags.answer(edition, new CatalogHistoryController.InForce(edition));
    }

    private String city() {
        return catalog.get().id();
    }

    private static CatalogTable known(String table) {
        return CatalogTable.of(table)
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.UNKNOWN_TABLE, "expected a table that the draft lists, got another"));
    }
}
