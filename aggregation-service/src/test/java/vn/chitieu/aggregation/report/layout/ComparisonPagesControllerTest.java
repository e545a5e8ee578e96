package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.aggregation.query.ComparedCities;
import vn.chitieu.aggregation.query.ComparisonQuery;
import vn.chitieu.aggregation.report.PrintedComparisonBuilder;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.problem.ProblemAdvice;
import vn.chitieu.support.problem.StatusProblems;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.PageShells;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.PageSite;

class ComparisonPagesControllerTest {

    private static final Instant REPORTED = Instant.parse("2022-07-05T02:53:00Z");
    private static final Instant JUDGED = Instant.parse("2022-07-12T01:00:00Z");

    private static Catalog thanhHoa;
    private static Catalog hue;

    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();

    @BeforeAll
    static void read(@TempDir Path folder) throws Exception {
        thanhHoa = CatalogLoader.read(Path.of("..", "catalog", "thanh-hoa"));
        CatalogCopy copy = CatalogCopy.in(folder);
        copy.replace("city.yaml", "id: thanh-hoa", "id: hue");
        copy.replace("city.yaml", "vi: Thành phố Thanh Hóa, en: Thanh Hoa City", "vi: Thành phố Huế, en: Hue City");
        copy.replace(
                "indicators.yaml",
                "unitOfMeasure: { vi: trường hợp, en: cases }",
                "unitOfMeasure: { vi: vụ, en: cases }");
        hue = CatalogLoader.read(folder);
    }

    @BeforeEach
    void report() {
        milestones.store("hue", milestones.find("hue").judgedUntil(JUDGED));
        report("thanh-hoa", "LAND_CLEARED", "43.44", "46.2", true);
        report("hue", "LAND_CLEARED", "61.5", "65.4", true);
        report("thanh-hoa", "NEW_ENTERPRISES", "812", "27.1", false);
        report("hue", "NEW_ENTERPRISES", "930", "31", true);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void thePagePutsTheCitiesSideBySide() throws Exception {
        String page = text("/comparison?quarter=2022-Q2", "*");

        assertThat(page)
                .contains("<h1>So sánh thành phố quý II-2022</h1>", "Thành phố Huế và Thành phố Thanh Hóa")
                .contains("(ha) – xếp theo lũy kế so với kế hoạch tỉnh giao", ">43,44</td>", ">65,4</td>")
                .contains("Tỉnh giao: vượt tiến độ", "đánh giá đến 08:00 ngày 12/07/2022")
                .contains(">30/31</td>", "thiếu 1/31 đơn vị")
                .contains("Thành phố còn thiếu báo cáo không có hạng")
                .contains("Thành phố Huế dùng đơn vị tính khác", "Thành phố Thanh Hóa dùng đơn vị tính khác")
                .contains("href=\"comparison.xlsx?quarter=2022-Q2\"", "href=\"?quarter=2022-Q2&amp;lang=en\"");
        assertThat(page.indexOf("61,5")).as("the better one first").isLessThan(page.indexOf("43,44"));
        assertThat(text("/comparison?quarter=2022-Q2&lang=en", "*"))
                .contains("<h1>Comparison of cities, ", "Hue City", "Units that reported");
    }

    @Test
    void theWorkbookHasTheSame() throws Exception {
        byte[] file = mvc("*").perform(get("/comparison.xlsx?quarter=2022-Q2"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            XSSFRow first = sheet.getRow(sheet.getFirstRowNum());
            assertThat(first.getCell(0).getStringCellValue()).isEqualTo("So sánh thành phố quý II-2022");
            boolean found = false;
            for (var row : sheet) {
                found |= row.getLastCellNum() > 2
                        && row.getCell(1).toString().equals("Thành phố Huế")
                        && row.getCell(2).toString().equals("61.5");
            }
            assertThat(found).isTrue();
        }
    }

    @Test
    void whoMaySeeOneCityHasNothingToCompare() throws Exception {
        mvc("hue")
                .perform(get("/comparison").header(HttpHeaders.ACCEPT, "*/*"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NO_COMPARISON"));
        mvc("hue")
                .perform(get("/comparison").header(HttpHeaders.ACCEPT, "text/html"))
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                        .contains("Chỉ xem được một thành phố nên không có gì để so sánh."));
    }

    private String text(String address, String cities) throws Exception {
        return mvc(cities)
                .perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MockMvc mvc(String cities) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "province", "", CityAuthority.of(Set.of(cities)).toList()));
        Catalogs catalogs = Catalogs.of(thanhHoa, hue);
        CallerCities callers = new CallerCities(catalogs, new DefaultCity(catalogs, null));
        Viewer viewer = Viewer.of("province", Role.PROVINCE, Set.of()).of(Set.of(cities));
        QueryValidator validator = new QueryValidator(() -> thanhHoa, () -> viewer);
        PageShell shell = PageShells.of(new PageSite("Chỉ tiêu", "favicon.svg", ""), () -> thanhHoa, callers.choices());
        ReportPageRenderer renderer = new ReportPageRenderer(shell, new PrintedReportBuilder(() -> thanhHoa));
        ProblemAdvice problems = new ProblemAdvice(KnownFaults.NONE, StatusProblems.withNames());
        return MockMvcBuilders.standaloneSetup(new ComparisonPagesController(
                        new ComparisonQuery(pages, milestones),
                        new ComparedCities(callers, validator),
                        new PrintedComparisonBuilder(),
                        renderer,
                        new XlsxReport(),
                        validator,
                        Clock.fixed(JUDGED, ZoneOffset.UTC)))
                .setControllerAdvice(new ReportErrorPages(problems, renderer), problems)
                .build();
    }

    private void report(String city, String indicator, String value, String share, boolean complete) {
        BigDecimal amount = new BigDecimal(value);
        Total total = new Total(
                Scope.city(),
                new Amounts(amount, amount, BigDecimal.TEN, BigDecimal.TEN),
                Comparison.SAME_TERRITORY,
                Comparison.SAME_TERRITORY,
                List.of(new Attainment(
                        "PROVINCE",
                        new BigDecimal("94"),
                        new BigDecimal(share),
                        BigDecimal.valueOf(25),
                        Verdict.AHEAD,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        LocalDate.of(2022, 1, 1),
                        "decided",
                        null)),
                new Trust(31, complete ? List.of() : List.of("ba-dinh"), null, null),
                null,
                null,
                null,
                REPORTED,
                1);
        pages.store(List.of(new Page(
                new PageKey(city, indicator, new Quarter(2022, 2)),
                1,
                new ReceiptId(0, 1),
                Map.of(),
                Map.of(),
                Map.of(Scope.city(), total))));
    }
}
