package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.sample.PublishedFigure;
import vn.chitieu.catalog.sample.PublishedFiguresFile;
import vn.chitieu.contracts.vocabulary.FigureFormat;

/** The report of the article's quarter says what the article says: as a page, as a workbook and as a document. */
class ReportOfTheArticleIT {

    /** Where the columns of the city's table stand. */
    private static final Map<String, Integer> COLUMNS =
            Map.of("VALUE", 6, "SHARE PROVINCE", 8, "SHARE CITY", 9, "GROWTH", 10);

    private static SystemUnderTest system;
    private static Catalog catalog;

    @BeforeAll
    static void start() throws InvalidCatalogException {
        system = SystemUnderTest.withTheSample();
        catalog = CatalogLoader.read(SystemUnderTest.CATALOG);
    }

    static List<PublishedFigure> published() throws InvalidCatalogException {
        return PublishedFiguresFile.read(SystemUnderTest.CATALOG);
    }

    static List<PublishedFigure> printedInTheArticle() throws InvalidCatalogException {
        return published().stream()
                .filter(figure -> figure.source().equals("article"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("printedInTheArticle")
    void thePageSaysIt(PublishedFigure figure) {
        String page = new String(fetch("/reports/2022-Q1", "text/html;charset=UTF-8"), StandardCharsets.UTF_8);
        assertThat(page).contains(inASentence(figure));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theWorkbookHasItAsANumber(PublishedFigure figure) throws IOException {
        byte[] file =
                fetch("/reports/2022-Q1.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            String column = figure.targetOwner().map(owner -> "SHARE " + owner).orElse(String.valueOf(figure.what()));
            XSSFCell cell = (XSSFCell) row(workbook.getSheetAt(0), figure).getCell(COLUMNS.get(column));
            assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(figure.allows(new BigDecimal(cell.getRawValue())))
                    .as(figure + " is " + cell.getRawValue())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("printedInTheArticle")
    void theDocumentSaysIt(PublishedFigure figure) throws IOException {
        byte[] file = fetch(
                "/reports/2022-Q1.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getParagraphs().stream()
                            .map(XWPFParagraph::getText)
                            .collect(Collectors.joining("\n")))
                    .contains(inASentence(figure));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports", "/reports/2022-Q1?scope=unit:nam-ngan", "/reports/2022-Q1?lang=en"})
    void theOtherPagesAreThereToo(String path) {
        assertThat(system.download(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aQuarterWithoutFiguresHasNoReport() {
        assertThat(system.totals("/reports/2019-Q1").path("code").asString()).isEqualTo("NO_REPORT");
    }

    private static byte[] fetch(String path, String mediaType) {
        HttpResponse<byte[]> response = system.download(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(mediaType);
        return response.body();
    }

    private static String inASentence(PublishedFigure figure) {
        String number = FigureFormat.VIETNAMESE.exact(figure.printed());
        return switch (figure.what()) {
            case VALUE ->
                " " + number + " "
                        + catalog.indicator(figure.indicator())
                                .orElseThrow()
                                .display()
                                .unitOfMeasure()
                                .vi();
            case GROWTH -> "tăng " + number + "%";
            case SHARE -> number + "% ";
        };
    }

    private static Row row(XSSFSheet sheet, PublishedFigure figure) {
        String name = catalog.indicator(figure.indicator())
                .orElseThrow()
                .display()
                .name()
                .vi();
        return StreamSupport.stream(sheet.spliterator(), false)
                .filter(row -> row.getCell(1) != null
                        && row.getCell(1)
                                .getStringCellValue()
                                .replaceFirst("^[-+] ", "")
                                .equals(name))
                .findFirst()
                .orElseThrow();
    }
}
