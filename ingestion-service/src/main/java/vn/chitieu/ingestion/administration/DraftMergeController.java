package vn.chitieu.ingestion.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.table.TableMerge.Side;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalogdraft.CatalogDraft;
import vn.chitieu.ingestion.catalogdraft.DraftMerge;
import vn.chitieu.ingestion.catalogdraft.DraftMergeService;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints to bring an outdated draft onto the edition of the catalog that is in force. */
@RestController
final class DraftMergeController {

    private static final String MERGE = "/api/v1/catalog/draft/merge";
    private static final String IN_FORCE = "inForce";
    private static final String CHOICES = "choices";

    private final DraftMergeService merges;
    private final RequestCatalog catalog;

    DraftMergeController(DraftMergeService merges, RequestCatalog catalog) {
        this.merges = merges;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "previewDraftMerge",
            summary = "Returns the rows that both the draft and the edition in force changed since the draft was begun",
            description = "All other rows are taken from the side that changed them. Nothing is changed yet.")
    @ApiResponse(
            responseCode = "200",
            description = "The rows to choose, with both sides",
            content = @Content(schema = @Schema(implementation = DraftView.Merge.class)))
    @GetMapping(MERGE)
    ResponseEntity<Object> preview(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        DraftMerge merge = merges.preview(catalog.get().id());
        return EditionTags.answer(merge.edition(), DraftView.Merge.of(merge));
    }

    @Operation(
            operationId = "mergeDraft",
            summary = "Brings the draft onto the edition in force",
            description = "Each row that both sides changed needs a choice, PUBLISHED or DRAFT, by its id.",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = CatalogDraftController.TAG,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content = @Content(schema = @Schema(implementation = DraftView.Draft.class)))
    @PostMapping(MERGE)
    ResponseEntity<Object> merge(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        String expected = EditionTags.expected(request);
        StrictJsonObject body =
                StrictJsonObject.read(BodyLimit.json(request, StrictJsonObject.MAX_BODY), List.of(IN_FORCE, CHOICES));
        String inForce = body.text(IN_FORCE);
        Map<String, String> chosen = body.has(CHOICES) ? body.textsByName(CHOICES) : Map.of();
        AdministrationRequests.refuseFlaws(body);
        CatalogDraft draft = merges.merge(catalog.get().id(), expected, inForce, sides(chosen), admin.id());
        return EditionTags.answer(draft.edition(), DraftView.Draft.of(draft));
    }

    private static Map<String, Side> sides(Map<String, String> chosen) {
        Map<String, Side> sides = new HashMap<>();
        chosen.forEach((id, side) -> {
            switch (side) {
                case "PUBLISHED" -> sides.put(id, Side.PUBLISHED);
                case "DRAFT" -> sides.put(id, Side.DRAFT);
                default ->
                    throw new ProblemException(
                                    IngestionProblemCode.DRAFT_CONFLICTS, "expected PUBLISHED or DRAFT of each row")
                            .with(
                                    "errors",
                                    List.of(new Flaw(id, "expected PUBLISHED or DRAFT, got " + QuotedText.of(side))));
            }
        });
        return sides;
    }
}
