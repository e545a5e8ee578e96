package vn.chitieu.ingestion.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.catalogdraft.CatalogDraft;
import vn.chitieu.ingestion.catalogdraft.CatalogDraftService;
import vn.chitieu.ingestion.catalogdraft.CatalogWorkbook;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.catalog.RequestCatalog;

/** Endpoint for the catalog as a workbook. */
@RestController
final class CatalogWorkbookController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CatalogDraftService drafts;
    private final RequestCatalog catalog;

    CatalogWorkbookController(CatalogDraftService drafts, RequestCatalog catalog) {
        this.drafts = drafts;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "readCatalogWorkbook",
            summary = "Returns the draft of the catalog as a workbook with a sheet for each table",
            description = "With template=true it is what another city begins with: calendar and common indicators are"
                    + " filled in, units, people and targets are empty. PUT /api/v1/catalog takes it.",
            parameters =
                    @Parameter(
                            name = "template",
                            in = ParameterIn.QUERY,
                            description = "true: the template for a new city",
                            schema = @Schema(type = "boolean", defaultValue = "false")))
    @ApiResponse(
            responseCode = "200",
            description = "The workbook",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/v1/catalog/workbook")
    ResponseEntity<byte[]> workbook(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        boolean template = SubmissionParameters.asks(request, "template");
        CatalogDraft draft = drafts.draft(catalog.get().id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CatalogWorkbook.write(draft.files(), template, out);
        String name = template ? "thanh-pho-moi.xlsx" : "danh-muc-" + draft.city() + ".xlsx";
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(XLSX))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out.toByteArray());
    }
}
