package vn.chitieu.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.thymeleaf.exceptions.TemplateInputException;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.PageShells;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorPagesTest {

    private static final PageSite SITE = new PageSite("Cảnh báo <&>", "pages/favicon.svg", "");

    private Catalog city;
    private ErrorPages pages;

    @BeforeAll
    void readACityWithAHostileName(@TempDir Path folder) throws Exception {
        CatalogCopy copy = CatalogCopy.in(folder);
        copy.replace("city.yaml", "Thành phố Thanh Hóa", "'<script>alert(\"1\")</script>'");
        city = CatalogLoader.read(folder);
        pages = new ErrorPages(PageShells.of(SITE, () -> city));
    }

    @Test
    void sayWhatIsWrongInBothLanguagesWithTheCodeAndTheWayOut() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        String page = pages.page(asked("/a/b/c"), response, 404, "NOT_FOUND");

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"vi\">")
                .contains("<title>Không có trang này – Cảnh báo &lt;&amp;&gt;</title>")
                .contains("<h1>Không có trang này <span lang=\"en\">There is no such page</span></h1>")
                .contains("<code>NOT_FOUND</code>", "<a href=\"../../\">Về trang đầu")
                .contains("href=\"../../shell/shell.css\"", "href=\"../../pages/favicon.svg\"")
                .contains("name=\"viewport\"", "name=\"color-scheme\"", "name=\"theme-color\"", "charset=\"UTF-8\"")
                .doesNotContain("<script", "style=", "/a/b", "th:", "\"1\"");
        assertThat(response.getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.getHeader("Vary")).isEqualTo("Accept");
        assertThat(response.getHeader("Content-Language")).isEqualTo("vi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | | vi",
                "'' | vi-VN,vi;q=0.9,en;q=0.8 | vi",
                "'' | en-US,en;q=0.9,vi;q=0.8 | en",
                "'' | fr | vi",
                "'' | ;;q=x | vi",
                "city=hue&lang=en | vi | en",
                "lang=vi | en | vi",
                "lang=fr | en | en",
                "lang=%65n | vi | vi"
            })
    void areInTheLanguageOfTheAddressOrElseOfTheBrowser(String query, String languages, String language) {
        MockHttpServletRequest request = asked("/nothing");
        request.setQueryString(query);
        if (languages != null) {
            request.addHeader("Accept-Language", languages);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        String page = pages.page(request, response, 403, "FORBIDDEN");

        boolean english = language.equals("en");
        assertThat(page)
                .contains("<html lang=\"" + language + "\">")
                .contains(
                        english ? "<h1>No right to open this page <span lang=\"vi\">" : "<h1>Không có quyền mở trang <")
                .contains(english ? "href=\"./?lang=en\">To the start page" : "href=\"./\">Về trang đầu")
                .contains(english ? "<summary>Display" : "<summary>Hiển thị")
                .contains(english ? " – Chỉ tiêu</title>" : " – Cảnh báo &lt;&amp;&gt;</title>");
        assertThat(response.getHeader("Content-Language")).isEqualTo(language);
        assertThat(response.getHeaders("Vary")).contains("Accept-Language");
    }

    @Test
    void anErrorThatTheContainerSentOnIsOfThePageAskedFor() {
        MockHttpServletRequest request = asked("/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/city/a/b");
        request.setContextPath("/city");
        assertThat(pages.page(request, new MockHttpServletResponse(), 500, "INTERNAL_ERROR"))
                .contains("Hệ thống gặp lỗi", "<a href=\"../\">");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/city/api/v1/totals");
        assertThat(pages.page(request, new MockHttpServletResponse(), 500, "INTERNAL_ERROR"))
                .isNull();
    }

    @Test
    void thereAreWordsInBothLanguagesForEveryStatus() {
        MessageBundle vietnamese = MessageBundle.of(ErrorPages.class, "vi");
        MessageBundle english = MessageBundle.of(ErrorPages.class, "en");
        assertThat(new TreeSet<>(vietnamese.keys())).isEqualTo(new TreeSet<>(english.keys()));
        assertThat(IntStream.range(400, 600).mapToObj(ErrorPages::kind).distinct())
                .allSatisfy(kind -> assertThat(vietnamese.keys()).contains(kind + ".title", kind + ".text"))
                .hasSize((int) vietnamese.keys().stream()
                        .filter(key -> key.endsWith(".title") && !key.endsWith("link.title"))
                        .count());
    }

    @Test
    void aPersonWhoCameByAVoidLinkIsNotAskedForAKey() {
        assertThat(pages.page(asked("/dat-mat-khau/a.b"), new MockHttpServletResponse(), 410, "ACCOUNT_LINK_USED"))
                .contains("Liên kết đặt mật khẩu không còn dùng được", "Quên mật khẩu?", "ACCOUNT_LINK_USED");
        assertThat(pages.page(asked("/lien-ket/a.b"), new MockHttpServletResponse(), 401, "LINK_EXPIRED"))
                .contains("Liên kết không còn dùng được", "LINK_EXPIRED")
                .doesNotContain("a.b");
    }

    @Test
    void aPageThatCannotBeRenderedHidesNoProblem() {
        ErrorPages broken = new ErrorPages(PageShells.of(SITE, () -> {
            throw new TemplateInputException("no such template");
        }));
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(broken.page(asked("/"), response, 404, "NOT_FOUND")).isNull();
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | /nothing | true",
                "text/html,application/xhtml+xml,*/*;q=0.8 | / | true",
                "text/html;q=0.5, application/json | / | false",
                "application/problem+json, text/html;q=0.9 | / | false",
                "text/html;q=0 | / | false",
                "*/* | / | false",
                "text/* | / | false",
                "application/json | / | false",
                "nonsense | / | false",
                "text/html | /api/v1/totals | false",
                "text/html | /apiary | true"
            })
    void areForThoseWhoAskForAPage(String accept, String address, boolean asked) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.addHeader("Accept", accept);
        assertThat(pages.page(request, new MockHttpServletResponse(), 404, "NOT_FOUND") != null)
                .isEqualTo(asked);
    }

    @Test
    void whoSaysNothingGetsTheProblem() {
        assertThat(pages.page(new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), 404, "NOT_FOUND"))
                .isNull();
    }

    private static MockHttpServletRequest asked(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.addHeader("Accept", "text/html,*/*;q=0.8");
        return request;
    }
}
