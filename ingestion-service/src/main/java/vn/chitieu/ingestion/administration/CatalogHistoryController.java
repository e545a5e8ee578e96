package vn.chitieu.ingestion.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalog.KafkaCatalogEditions;
import vn.chitieu.ingestion.catalog.PastEdition;
import vn.chitieu.ingestion.catalogdraft.CatalogDraftService;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints for the editions of a city's catalog that were published: who and why, and the way back to one. */
@RestController
final class CatalogHistoryController {

    private static final String REASON = "reason";
    private static final String EXAMPLE = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private final KafkaCatalogEditions editions;
    private final CatalogDraftService drafts;
    private final RequestCatalog catalog;

    CatalogHistoryController(KafkaCatalogEditions editions, CatalogDraftService drafts, RequestCatalog catalog) {
        this.editions = editions;
        this.drafts = drafts;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "listEditions",
            summary = "Lists the editions of the catalog that were published, the newest first, with who and why",
            description = "At most the newest 100 are kept. ETag is the edition in force.")
    @ApiResponse(
            responseCode = "200",
            description = "The editions",
            content = @Content(schema = @Schema(implementation = Editions.class)))
    @GetMapping("/api/v1/catalog/editions")
    ResponseEntity<Object> list(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        String inForce = catalog.get().edition();
        List<Publication> all = new ArrayList<>();
        for (PastEdition one : editions.past(catalog.get().id())) {
            boolean isInForce = all.isEmpty() && one.edition().equals(inForce);
            all.add(new Publication(one.edition(), one.author(), one.reason(), one.publishedAt(), isInForce));
        }
        return EditionTags.answer(inForce, new Editions(all));
    }

    @Operation(
            operationId = "restoreEdition",
            summary = "Publishes an earlier edition again, as a new publication",
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_MATCH,
                            in = ParameterIn.HEADER,
                            description = "ETag of the edition in force",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "It is in force",
            content = @Content(schema = @Schema(implementation = InForce.class)))
    @PostMapping("/api/v1/catalog/editions/{edition}/publication")
    ResponseEntity<Object> goBack(
            @Parameter(example = EXAMPLE) @PathVariable String edition,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        SubmissionParameters.none(request);
        String reason = reason(request);
        String inForce = EditionTags.expected(request);
        String now = drafts.goBack(catalog.get().id(), edition, inForce, admin.id(), reason);
        return EditionTags.answer(now, new InForce(now));
    }

    /** Reads the reason of a publication, which has to be there. */
    static String reason(HttpServletRequest request) throws IOException {
        StrictJsonObject fields =
                StrictJsonObject.read(BodyLimit.json(request, StrictJsonObject.MAX_BODY), List.of(REASON));
        String reason = fields.text(REASON);
        List<Flaw> flaws = new ArrayList<>(fields.flaws());
        if (flaws.isEmpty() && (reason.isBlank() || reason.length() > EditionTags.MAX_REASON)) {
            flaws.add(new Flaw(
                    REASON, "expected 1 to " + EditionTags.MAX_REASON + " characters, got " + reason.length()));
        }
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                            IngestionProblemCode.REASON_MISSING, "expected a reason, got " + flaws.size() + " errors")
                    .with("errors", flaws);
        }
        return reason.strip();
    }

    /** The editions, the newest first. */
    record Editions(List<Publication> editions) {}

    /** An edition that was published, by whom, why and when, and whether it is in force. */
    record Publication(String edition, String author, String reason, Instant publishedAt, boolean inForce) {}

    /** The edition that is in force now. */
    record InForce(String edition) {}
}
