package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.report.PrintedChartBuilder;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.aggregation.report.TheSample;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.problem.ProblemAdvice;
import vn.chitieu.support.problem.StatusProblems;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;
import vn.chitieu.support.testing.PageShells;
import vn.chitieu.support.web.PageSite;

class ChartWorkbooksControllerTest {

    private static final TheSample SAMPLE = TheSample.whole();

    private Viewer viewer = Viewer.of("leader", Role.LEADER, Set.of());

    @Test
    void theUnitsStandUnderEachIndicator() throws Exception {
        List<String> rows = rows("/charts/units.xlsx?quarter=2022-Q1&lang=vi");

        assertThat(rows.get(0)).startsWith("Các đơn vị theo từng chỉ tiêu quý I-2022");
        assertThat(rows).anyMatch(row -> row.contains("Diện tích đã giải phóng mặt bằng (ha)"));
        assertThat(rows).anyMatch(row -> row.contains("|Phường Nam Ngạn|1.3|"));
    }

    @Test
    void theQuartersOfAnIndicatorStandUnderEachOther() throws Exception {
        List<String> rows = rows("/charts/trend.xlsx?scope=city&indicator=BUDGET_REVENUE&to=2022-Q1&lang=vi");

        assertThat(rows.get(0)).startsWith("Thu ngân sách nhà nước: các quý đến quý I-2022");
        assertThat(rows).anyMatch(row -> row.startsWith("1|Quý I-2021|476573"));
        assertThat(rows)
                .anyMatch(row ->
                        row.startsWith("2|Quý I-2022|799690|476573|") && row.contains("Tỉnh giao: vượt tiến độ"));
    }

    @Test
    void aUnitTakesItsOwnAlone() throws Exception {
        viewer = Viewer.of("nam-ngan", Role.UNIT, Set.of("nam-ngan"));

        assertThat(rows("/charts/units.xlsx?quarter=2022-Q1&scope=unit:nam-ngan"))
                .anyMatch(row -> row.contains("Phường Nam Ngạn"))
                .noneMatch(row -> row.contains("Phường Đông Thọ"));
        for (String foreign : List.of(
                "/charts/units.xlsx?quarter=2022-Q1",
                "/charts/trend.xlsx?scope=unit:dong-tho&indicator=LAND_CLEARED&to=2022-Q1")) {
            mvc().perform(get(foreign))
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.code").value("FOREIGN_SCOPE"));
        }
    }

    private List<String> rows(String address) throws Exception {
        byte[] file = mvc().perform(get(address))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", Matchers.containsString("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<String> rows = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell.toString().replaceFirst("\\.0$", "")));
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private MockMvc mvc() {
        PrintedReportBuilder reports = new PrintedReportBuilder(SAMPLE::catalog);
        ReportPageRenderer renderer = new ReportPageRenderer(
                PageShells.of(new PageSite("Chỉ tiêu", "favicon.svg", ""), SAMPLE::catalog, List.of()), reports);
        ProblemAdvice problems = new ProblemAdvice(KnownFaults.NONE, StatusProblems.withNames());
        return MockMvcBuilders.standaloneSetup(new ChartWorkbooksController(
                        SAMPLE.units(),
                        SAMPLE.trends(),
                        new PrintedChartBuilder(SAMPLE::catalog),
                        new XlsxReport(),
                        new QueryValidator(SAMPLE::catalog, () -> viewer),
                        SAMPLE::catalog))
                .setControllerAdvice(Stream.of(new ReportErrorPages(problems, renderer), problems)
                        .toArray())
                .build();
    }
}
