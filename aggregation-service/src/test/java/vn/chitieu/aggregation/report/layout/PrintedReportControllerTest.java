package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.aggregation.report.QuarterReport;
import vn.chitieu.aggregation.report.TheSample;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.problem.ProblemAdvice;
import vn.chitieu.support.problem.StatusProblems;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

/** The report in words over HTTP, without a server. */
class PrintedReportControllerTest {

    private static final TheSample SAMPLE = TheSample.whole();
    private static final PrintedReportBuilder PRINTER = new PrintedReportBuilder(SAMPLE::catalog);
    private static final MockMvc MVC = seenBy(Viewer.of("leader", Role.LEADER, Set.of()));

    private static MockMvc seenBy(Viewer viewer) {
        return MockMvcBuilders.standaloneSetup(new PrintedReportController(
                        SAMPLE.readReport(), PRINTER, new QueryValidator(SAMPLE::catalog, () -> viewer)))
                .setControllerAdvice(new ProblemAdvice(KnownFaults.NONE, StatusProblems.withNames()))
                .build();
    }

    @Test
    void hasTheTableTheSentencesAndTheFiguresOfCharts() throws Exception {
        MVC.perform(get("/api/v1/reports/2022-Q1?lang=vi"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("Tình hình thực hiện các chỉ tiêu quý I-2022"))
                .andExpect(jsonPath("$.name").value("Thành phố Thanh Hóa"))
                .andExpect(jsonPath("$.columns[*].key")
                        .value(contains(
                                "place",
                                "name",
                                "unit",
                                "lastYear",
                                "target",
                                "target",
                                "value",
                                "cumulative",
                                "share",
                                "share",
                                "growth",
                                "notes")))
                .andExpect(jsonPath("$.groups[*].lines[*].cells.length()").value(everyItem(equalTo(12))))
                .andExpect(jsonPath("$.groups[*].lines[?(@.indicator == 'BUDGET_REVENUE')].attainments[*]")
                        .value(hasSize(2)))
                .andExpect(jsonPath("$.groups[*].lines[?(@.indicator == 'BUDGET_REVENUE')].cells[7]")
                        .value("799.690"))
                .andExpect(jsonPath("$.sections[0].paragraphs").isNotEmpty());
    }

    @Test
    void eachLineTellsOfItsOwnIndicator() {
        QuarterReport report =
                SAMPLE.readReport().report(TheSample.QUARTER, Scope.city()).orElseThrow();
        PrintedReportAnswer answer = PrintedReportAnswer.of(report, PRINTER.print(report, "en"));
        assertThat(answer.groups().stream()
                        .flatMap(group -> group.lines().stream())
                        .filter(line -> line.indicator() != null)
                        .map(line -> line.indicator() + " " + line.cells().get(2)))
                .containsExactlyElementsOf(report.rows()
                        .map(row -> row.indicator().code() + " "
                                + row.indicator().display().unitOfMeasure().en())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/reports/2022-Q5, 400, BAD_QUARTER",
        "/api/v1/reports/2022-Q1?scope=ward:1, 400, BAD_SCOPE",
        "/api/v1/reports/2022-Q1?scope=unit:nowhere, 404, UNKNOWN_SCOPE",
        "/api/v1/reports/2022-Q1?lang=fr, 400, BAD_LANGUAGE",
        "/api/v1/reports/2019-Q1, 404, NO_REPORT"
    })
    void refusesWithACode(String address, int status, String code) throws Exception {
        MVC.perform(get(address))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code));
    }

    @Test
    void aUnitReadsNoReportOfTheCity() throws Exception {
        seenBy(Viewer.of("nam-ngan", Role.UNIT, Set.of("nam-ngan")))
                .perform(get("/api/v1/reports/2022-Q1"))
                .andExpect(status().isForbidden());
    }
}
