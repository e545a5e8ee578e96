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
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.CatalogDifference;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.catalog.topic.CatalogPublisher.Outcome;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalog.KafkaCatalogEditions;
import vn.chitieu.ingestion.catalogdraft.CatalogWorkbook;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.format.WorkbookSheets;
import vn.chitieu.ingestion.format.ZippedFiles;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints to read and to publish the catalog of a city, for administrators. */
@RestController
final class CatalogEditionsController {

    /** An edition of the largest size, with every second character escaped. */
    private static final DataSize MAX_BODY = DataSize.ofBytes(2L * CatalogPublished.MAX_BYTES);

    private static final DataSize MAX_UNZIPPED = DataSize.ofMegabytes(20);

    private static final MediaType ZIP = MediaType.valueOf("application/zip");
    private static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MAX_REASON = EditionTags.MAX_REASON;
    private static final String REASON = "reason";
    private static final String ANY = EditionTags.ANY;

    private final KafkaCatalogEditions editions;
    private final RequestCatalog catalog;
    private final ZippedFiles zips = new ZippedFiles(MAX_BODY.toBytes());
    private final WorkbookSheets workbooks = new WorkbookSheets(MAX_UNZIPPED.toBytes());

    CatalogEditionsController(KafkaCatalogEditions editions, RequestCatalog catalog) {
        this.editions = editions;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "readCatalog",
            summary = "Returns the edition of the catalog that is in force, with all of its files",
            description = "ETag is the edition, which a change of it names in If-Match.")
    @ApiResponse(
            responseCode = "200",
            description = "The edition",
            content = @Content(schema = @Schema(implementation = Edition.class)))
    @GetMapping("/api/v1/catalog")
    ResponseEntity<Object> read(@Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        CatalogPublished newest = editions.newest(catalog.get().id())
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.NO_CATALOG, "expected an edition on the topic of catalogs, got none"));
        return EditionTags.answer(newest.edition(), Edition.of(newest));
    }

    @Operation(
            operationId = "publishCatalog",
            summary = "Checks all files of the catalog and puts them in force as a new edition, in all services",
            description =
                    "If-Match names the edition that the change is made of, so that two administrators do not"
                            + " overwrite one another; * names any. The edition in force again changes nothing. An invalid"
                            + " one is refused with all errors by file, line and code. The first edition of a new city is"
                            + " published by an administrator of all cities with city=ID and If-Match: *, also where the"
                            + " service answers everything else with CATALOG_MISSING. The body may be a zip of the folder, or a workbook.",
            parameters = {
                @Parameter(
                        name = "dryRun",
                        in = ParameterIn.QUERY,
                        description = "true: all errors, or the difference, and nothing is published",
                        schema = @Schema(type = "boolean", defaultValue = "false")),
                @Parameter(
                        name = "city",
                        in = ParameterIn.QUERY,
                        description = "Id of the city, which may be a new one; that of the key if left out",
                        schema = @Schema(type = "string", example = "thanh-hoa")),
                @Parameter(
                        name = REASON,
                        in = ParameterIn.QUERY,
                        description = "Why, beside a zip, at most 1000 characters; JSON has it in the body",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = HttpHeaders.IF_MATCH,
                        in = ParameterIn.HEADER,
                        description = "ETag of the edition in force; needed unless dryRun",
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "It is in force, or would be",
            content = @Content(schema = @Schema(implementation = Published.class)))
    @PutMapping("/api/v1/catalog")
    ResponseEntity<Object> publish(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        String city = catalog.city()
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.CITY_REQUIRED, "expected the parameter city with an id, got none"));
        boolean isFile = BodyLimit.is(request, ZIP) || BodyLimit.is(request, XLSX);
        boolean dryRun = isFile ? SubmissionParameters.dryRun(request, REASON) : SubmissionParameters.dryRun(request);
        String expected = dryRun ? ANY : EditionTags.expected(request);
        BodyLimit body = BodyLimit.open(request, List.of(MediaType.APPLICATION_JSON, ZIP, XLSX), MAX_BODY);
        CatalogPublished event = checked(city, wanted(body, request), admin);
        if (CatalogPublisher.isTooLarge(event)) {
            throw tooLarge();
        }
        CatalogPublished newest = editions.newest(city).orElse(null);
        CatalogDifference difference = editions.difference(newest, event);
        boolean isNew = newest == null || !newest.edition().equals(event.edition());
        if (isNew && !dryRun) {
            refuseUnless(editions.publish(event, expected.equals(ANY) ? null : expected));
        }
        return EditionTags.answer(event.edition(), new Published(event.edition(), isNew && !dryRun, difference));
    }

    private Wanted wanted(BodyLimit body, HttpServletRequest request) throws IOException {
        if (BodyLimit.is(request, XLSX)) {
            return new Wanted(
                    CatalogWorkbook.files(workbooks.read(body)), SubmissionParameters.beside(request, REASON));
        }
        return BodyLimit.is(request, ZIP) ? zipped(body, request) : json(body);
    }

    private static Wanted json(BodyLimit body) throws IOException {
        StrictJsonObject fields = StrictJsonObject.read(body, List.of("files", REASON));
        Map<String, String> files = fields.textsByName("files");
        String reason = fields.text(REASON);
        if (!fields.flaws().isEmpty()) {
            throw notValid(fields.flaws());
        }
        return new Wanted(files, reason);
    }

    private Wanted zipped(BodyLimit body, HttpServletRequest request) throws IOException {
        String reason = SubmissionParameters.beside(request, REASON);
        return new Wanted(zips.read(body), reason);
    }

    private CatalogPublished checked(String city, Wanted wanted, Credential admin) {
        if (wanted.reason().length() > MAX_REASON) {
            throw notValid(List.of(new Flaw(
                    REASON,
                    "expected at most " + MAX_REASON + " characters, got "
                            + wanted.reason().length())));
        }
        try {
            return editions.check(city, wanted.files(), admin.id(), wanted.reason());
        } catch (InvalidCatalogException invalid) {
            throw notValid(invalid.errors().stream()
                    .map(error -> CatalogFault.of(wanted.files(), error))
                    .toList());
        } catch (IllegalArgumentException otherFile) {
            throw notValid(List.of(new Flaw("files", String.valueOf(otherFile.getMessage()))));
        }
    }

    private static ProblemException notValid(List<?> errors) {
        return new ProblemException(
                        IngestionProblemCode.CATALOG_NOT_VALID,
                        "expected a valid catalog of this city, got " + errors.size() + " errors")
                .with("errors", errors);
    }

    private static void refuseUnless(Outcome outcome) {
        switch (outcome) {
            case PUBLISHED, IN_FORCE_ALREADY -> {}
            case ANOTHER_IN_FORCE -> throw EditionTags.another("another");
            case TOO_LARGE -> throw tooLarge();
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                IngestionProblemCode.CATALOG_TOO_LARGE,
                "expected an edition of at most " + CatalogPublished.MAX_BYTES + " bytes as JSON, got more");
    }

    /** What is to be in force, and why. */
    private record Wanted(Map<String, String> files, String reason) {}

    /** An edition as it is answered. */
    record Edition(
            String city, String edition, Map<String, String> files, String author, String reason, Instant publishedAt) {

        static Edition of(CatalogPublished event) {
            return new Edition(
                    event.city(), event.edition(), event.files(), event.author(), event.reason(), event.publishedAt());
        }
    }

    /** What became of a change. */
    record Published(String edition, boolean published, CatalogDifference difference) {}
}
