package vn.chitieu.ingestion.submission;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.format.XlsxTemplateWriter;
import vn.chitieu.ingestion.update.ExpectedFigure;

/** Endpoint for the workbook that a unit fills in. */
@RestController
final class TemplateController {

    private final Supplier<Catalog> catalog;

    private final OpenFigures open;

    TemplateController(Supplier<Catalog> catalog, OpenFigures open) {
        this.catalog = catalog;
        this.open = open;
    }

    @Operation(
            operationId = "template",
            summary = "Returns the workbook that a unit fills in and sends to /api/v1/updates",
            description =
                    "A row for each figure that the unit can report for the quarter now, those of periods to come or"
                            + " locked left out, with the unit's figures of the period before and of the year before; rows left"
                            + " empty are no updates. Needs a key that reports for the unit.",
            parameters = {
                @Parameter(
                        name = "unit",
                        in = ParameterIn.QUERY,
                        required = true,
                        description = "Our id of the unit, or its official code valid in the quarter",
                        schema = @Schema(type = "string", example = "nam-ngan")),
                @Parameter(
                        name = "quarter",
                        in = ParameterIn.QUERY,
                        required = true,
                        schema = @Schema(type = "string", example = "2022-Q1"))
            })
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/v1/template")
    ResponseEntity<byte[]> template(
            @Parameter(hidden = true) Credential caller, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        QuarterOfUnit asked = QuarterOfUnit.of(request, catalog.get(), caller);
        Quarter quarter = asked.quarter();
        ReportingUnit unit = asked.unit();
        List<ExpectedFigure> figures = open.of(catalog.get(), unit, quarter, caller);
        String name = unit.in(quarter).orElseThrow().name();
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        new XlsxTemplateWriter(name, quarter, figures).write(workbook);
        return ResponseEntity.ok()
                .contentType(SubmissionReader.XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("chitieu-" + unit.id() + "-" + quarter + ".xlsx")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(workbook.toByteArray());
    }
}
