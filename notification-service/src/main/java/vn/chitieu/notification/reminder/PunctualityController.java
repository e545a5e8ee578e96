package vn.chitieu.notification.reminder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.Parameters;

/** Endpoints for how the units reported in a year, as data and as a file. */
@RestController
@Tag(name = "Ledger")
class PunctualityController {

    private final PunctualityQuery ledger;
    private final PunctualityFile file;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    PunctualityController(PunctualityQuery ledger, PunctualityFile file, Supplier<Catalog> catalog, Clock clock) {
        this.ledger = ledger;
        this.file = file;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How the units reported in a year, the most often late first")
    LedgerAnswer ledger(@RequestParam(defaultValue = "") String year) {
        Instant now = clock.instant();
        int which = year(year);
        return new LedgerAnswer(
                which,
                now,
                ledger.read(catalog.get(), which, now).stream().map(Row::of).toList());
    }

    @GetMapping(path = "/api/v1/ledger.xlsx")
    @Operation(summary = "The same as a workbook")
    @ApiResponse(
            responseCode = "200",
            description = "An XLSX",
            content =
                    @Content(
                            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> workbook(
            @RequestParam(defaultValue = "") String year, @RequestParam(defaultValue = "vi") String lang) {
        Instant now = clock.instant();
        Catalog city = catalog.get();
        int which = year(year);
        String language = Parameters.required("lang", lang, "vi or en", PunctualityController::language);
        ContentDisposition name = ContentDisposition.attachment()
                .filename("so-nhac-bao-cao-" + which + "." + file.suffix())
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(file.write(city, which, ledger.read(city, which, now), now, language));
    }

    private static int year(String text) {
        return Parameters.required("year", text, "a year such as 2022", PunctualityController::parsedYear);
    }

    private static int parsedYear(String text) {
        if (!text.matches("(19|2\\d)\\d\\d")) {
            throw new IllegalArgumentException("expected four digits");
        }
        return Integer.parseInt(text);
    }

    private static String language(String text) {
        if (!text.equals("vi") && !text.equals("en")) {
            throw new IllegalArgumentException("expected vi or en");
        }
        return text;
    }

    /**
     * The punctuality records of a year.
     *
     * @param asOf as of when what is missing counts as late
     */
    record LedgerAnswer(int year, Instant asOf, List<Row> rows) {}

    /** How one unit reported. */
    record Row(
            String unit,
            String name,
            int reports,
            int late,
            int reminders,
            int warnings,
            int missing,
            int longestLateWorkingDays,
            List<Report> entries) {

        static Row of(PunctualityQuery.Row row) {
            return new Row(
                    row.unit(),
                    row.name(),
                    row.reports(),
                    row.late(),
                    row.reminders(),
                    row.warnings(),
                    row.missing(),
                    row.longestLateWorkingDays(),
                    row.entries().stream().map(Report::of).toList());
        }
    }

    /** One report. */
    record Report(
            String period,
            String calendar,
            DutyState state,
            Instant deadline,
            int reminders,
            int warnings,
            boolean late,
            int missing,
            @Nullable Instant reportedAt) {

        static Report of(PunctualityRecord.Entry entry) {
            return new Report(
                    entry.report().period().toString(),
                    entry.report().calendar(),
                    entry.state(),
                    entry.deadline(),
                    entry.reminders(),
                    entry.warnings(),
                    entry.late(),
                    entry.missing(),
                    entry.reportedAt());
        }
    }
}
