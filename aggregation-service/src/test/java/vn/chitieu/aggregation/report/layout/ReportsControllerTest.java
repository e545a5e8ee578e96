package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.aggregation.report.TheSample;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.problem.ProblemAdvice;
import vn.chitieu.support.problem.StatusProblems;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;
import vn.chitieu.support.testing.PageShells;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.PageSite;

/** The reports over HTTP, without a server. */
class ReportsControllerTest {

    private static final TheSample SAMPLE = TheSample.whole();
    private static final PrintedReportBuilder PRINTER = new PrintedReportBuilder(SAMPLE::catalog);
    private static final PageShell SHELL = PageShells.of(new PageSite("Chỉ tiêu", "favicon.svg", ""), SAMPLE::catalog);
    private static final MockMvc MVC = seenBy(Viewer.of("leader", Role.LEADER, Set.of()));

    private static MockMvc seenBy(Viewer viewer) {
        return seenBy(viewer, SHELL, Catalogs.of(SAMPLE.catalog()));
    }

    private static MockMvc seenBy(Viewer viewer, PageShell shell, Catalogs catalogs) {
        return MockMvcBuilders.standaloneSetup(new ReportsController(
                        SAMPLE.readReport(),
                        PRINTER,
                        new ReportPageRenderer(shell, PRINTER),
                        List.of(new TextFile()),
                        new QueryValidator(SAMPLE::catalog, () -> viewer),
                        SAMPLE::catalog,
                        new CallerCities(catalogs, new DefaultCity(catalogs, "thanh-hoa"))))
                .setControllerAdvice(
                        new ReportErrorPages(
                                new ProblemAdvice(KnownFaults.NONE, StatusProblems.withNames()),
                                new ReportPageRenderer(shell, PRINTER)),
                        new ProblemAdvice(KnownFaults.NONE, StatusProblems.withNames()))
                .build();
    }

    @Test
    void aUnitReadsItsOwnReportAndNoOther() throws Exception {
        MockMvc mvc = seenBy(Viewer.of("nam-ngan", Role.UNIT, Set.of("nam-ngan")));

        mvc.perform(get("/reports/2022-Q1.xlsx"))
                .andExpect(content().bytes("Phường Nam Ngạn, Thành phố Thanh Hóa".getBytes(StandardCharsets.UTF_8)));
        mvc.perform(get("/reports/2022-Q1?scope=city")).andExpect(status().isForbidden());
        mvc.perform(get("/reports?scope=unit:dien-bien")).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/reports/2022-Q9 | 400 | BAD_QUARTER | quý viết như 2022-Q1",
                "/reports/2019-Q1 | 404 | NO_REPORT | Chưa có số liệu nào",
                "/reports/2022-Q1.xlsx?scope=unit:no-where | 404 | UNKNOWN_SCOPE | danh mục của thành phố",
                "/reports/2022-Q1?lang=fr | 400 | BAD_LANGUAGE | tiếng Việt (vi)",
                "/reports/2022/Q1 | 404 | NO_REPORT | Chưa có số liệu nào"
            })
    void aPersonWhoIsRefusedSeesAPageAndAProgramTheProblem(String address, int status, String code, String says)
            throws Exception {
        MVC.perform(get(address).header(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8"))
                .andExpect(status().is(status))
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                        .contains("<html lang=\"vi\"", says, code, "/reports\">Tất cả các quý</a>"));
        MVC.perform(get(address).header(HttpHeaders.ACCEPT, "*/*"))
                .andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value(code));
    }

    /** The links of a page that is open beside one of another city must not lead to what the browser chose last. */
    @Test
    void everyLinkNamesTheCityWhereThereAreSeveral() throws Exception {
        PageShell shell = PageShells.of(
                new PageSite("Chỉ tiêu", "favicon.svg", ""),
                SAMPLE::catalog,
                List.of(
                        new CallerCities.Choice("small", new LocalizedName("Thành phố Huế", "Hue City")),
                        new CallerCities.Choice("thanh-hoa", SAMPLE.catalog().name())));
        MockMvc mvc = seenBy(
                Viewer.of("province", Role.PROVINCE, Set.of()).of(Set.of("*")),
                shell,
                Catalogs.of(SAMPLE.catalog(), ASmallCity.withoutTargets().catalog()));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "province", "", CityAuthority.of(Set.of("*")).toList()));
        try {
            String page = mvc.perform(get("/reports/2022-Q1"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(page)
                    .contains("aria-label=\"Chọn thành phố: Thành phố Thanh Hóa\"", "shell/header.css")
                    .contains("href=\"?city=small&amp;lang=vi\"", ">Thành phố Huế</a>")
                    .contains("data-value=\"thanh-hoa\" aria-current=\"true\"")
                    .contains("href=\"2022-Q1.xlsx?city=thanh-hoa\"", "href=\"../reports?city=thanh-hoa\"")
                    .contains("href=\"?lang=en\"");
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(text(get("/reports/2022-Q1"))).doesNotContain("city=", "id=\"cities\"");
    }

    @Test
    void aRefusalInEnglishIsAskedForAsAReportIs() throws Exception {
        MVC.perform(get("/reports/2019-Q1?lang=en").header(HttpHeaders.ACCEPT, "text/html"))
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                        .contains("<html lang=\"en\"", "No figure of this quarter"));
    }

    @Test
    void thePageHasTheTableAndTheSentences() throws Exception {
        String page = text(get("/reports/2022-Q1"));

        assertThat(page)
                .contains("<html lang=\"vi\"")
                .contains("<caption>Bảng số liệu</caption>")
                .contains("colspan=\"2\"")
                .contains("scope=\"rowgroup\"")
                .contains(">Thu ngân sách nhà nước</th>")
                .contains(">799.690</td>")
                .contains(">Trong đó:</th>")
                .contains("Thu ngân sách nhà nước đạt 799.690 triệu đồng")
                .contains("href=\"2022-Q1.xlsx\"")
                .contains("href=\"2021-Q1\"")
                .contains("aria-current=\"page\"");
    }

    @Test
    void thePageNeedsNoScriptAndNoStyleOfItsOwn() throws Exception {
        for (String address : List.of("/reports", "/reports/2022-Q1", "/reports/2022Q1?scope=unit:nam-ngan")) {
            assertThat(text(get(address)))
                    .doesNotContain("<script")
                    .doesNotContain("<style")
                    .doesNotContain("style=")
                    .doesNotContain("th:")
                    .doesNotContainPattern("(href|src)=\"(https?:)?//");
        }
    }

    @Test
    void theListHasEveryQuarterThatHasTotalsNewestFirst() throws Exception {
        assertThat(text(get("/reports?scope=cluster:cum-1")))
                .containsSubsequence(
                        "reports/2022-Q1?scope=cluster:cum-1",
                        "reports/2022-Q1.docx?scope=cluster:cum-1",
                        "reports/2021-Q1?scope=cluster:cum-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/reports/2022-Q1 | | vi",
                "/reports/2022-Q1 | vi-VN,vi;q=0.9,en;q=0.8 | vi",
                "/reports/2022-Q1 | en-US,en;q=0.9 | en",
                "/reports/2022-Q1 | fr,*;q=0.1 | vi",
                "/reports/2022-Q1 | ;;;q=x | vi",
                "/reports/2022-Q1?lang=en | vi | en",
                "/reports/2022-Q1?lang=vi | en | vi"
            })
    void speaksTheLanguageThatIsAskedForElseTheBrowsersElseVietnamese(
            String address, String acceptLanguage, String expected) throws Exception {
        MockHttpServletRequestBuilder request = get(address);
        if (acceptLanguage != null) {
            request.header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage);
        }
        MVC.perform(request)
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.CONTENT_LANGUAGE, expected))
                .andExpect(header().string(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE));
    }

    @Test
    void aFileHasANameForEveryProgram() throws Exception {
        MVC.perform(get("/reports/2022Q1.xlsx?scope=unit:nam-ngan"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/x-test"))
                .andExpect(header().string(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"bao-cao-2022-Q1-unit-nam-ngan.xlsx\";"
                                        + " filename*=UTF-8''T%C3%ACnh%20h%C3%ACnh%20th%E1%BB%B1c%20hi%E1%BB%87n%20"
                                        + "c%C3%A1c%20ch%E1%BB%89%20ti%C3%AAu%20qu%C3%BD%20I-2022%20-%20"
                                        + "Ph%C6%B0%E1%BB%9Dng%20Nam%20Ng%E1%BA%A1n%2C%20"
                                        + "Th%C3%A0nh%20ph%E1%BB%91%20Thanh%20H%C3%B3a.xlsx"))
                .andExpect(content().bytes("Phường Nam Ngạn, Thành phố Thanh Hóa".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        MockHttpServletResponse first =
                MVC.perform(get("/reports/2022-Q1")).andReturn().getResponse();

        assertThat(first.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        String tag = first.getHeader(HttpHeaders.ETAG);
        MVC.perform(get("/reports/2022-Q1").header(HttpHeaders.IF_NONE_MATCH, tag))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
        MVC.perform(get("/reports/2022-Q1?lang=en").header(HttpHeaders.IF_NONE_MATCH, tag))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "/reports/2022-Q5, 400, BAD_QUARTER",
        "/reports/2022-Q1.pdf, 400, BAD_QUARTER",
        "/reports/quy-1.xlsx, 400, BAD_QUARTER",
        "/reports/2022-Q1?scope=ward:1, 400, BAD_SCOPE",
        "/reports/2022-Q1?scope=unit:nowhere, 404, UNKNOWN_SCOPE",
        "/reports/2022-Q1?lang=fr, 400, BAD_LANGUAGE",
        "/reports?lang=fr, 400, BAD_LANGUAGE",
        "/reports/2019-Q1, 404, NO_REPORT",
        "/reports/2019-Q1.xlsx?lang=en, 404, NO_REPORT"
    })
    void refusesWithACode(String address, int status, String code) throws Exception {
        MVC.perform(get(address).header(HttpHeaders.ACCEPT, "*/*"))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/*", "application/pdf"})
    void refusesAProgramInJsonWhateverItAccepts(String accept) throws Exception {
        MVC.perform(get("/reports/2019-Q1").header(HttpHeaders.ACCEPT, accept))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void bothLanguagesHaveTheSamePhrases() {
        assertThat(new TreeSet<>(
                        MessageBundle.of(ReportPageRenderer.class, "en").keys()))
                .isEqualTo(new TreeSet<>(
                        MessageBundle.of(ReportPageRenderer.class, "vi").keys()));
    }

    private static String text(MockHttpServletRequestBuilder request) throws Exception {
        return MVC.perform(request)
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** Stands for a workbook. */
    private static final class TextFile implements ReportFormat {
        @Override
        public String suffix() {
            return "xlsx";
        }

        @Override
        public String mediaType() {
            return "application/x-test";
        }

        @Override
        public byte[] write(PrintedReport report) {
            return report.scope().getBytes(StandardCharsets.UTF_8);
        }
    }
}
