package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.ABrowser;

/** What a person sees who opens an address of this service in a browser; wards' programs get problems. */
class ErrorPagesIT {

    private final ABrowser browser = new ABrowser("http://localhost:" + EmbeddedParts.SERVICE.port());

    @Test
    void anUnknownAddressIsAPageThatLeadsToTheDescription() throws Exception {
        for (String address : new String[] {"/", "/nothing", "/error"}) {
            HttpResponse<String> page = browser.open(address);
            assertThat(page.statusCode()).as(address).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'");
            assertThat(page.body())
                    .contains("Không có trang này", "There is no such page", "<code>NOT_FOUND</code>")
                    .contains("<a href=\"api.html\">", "href=\"shell/shell.css\"", "href=\"shell/icon.svg\"");
        }
        for (String file : new String[] {"/shell/shell.css", "/shell/icon.svg", "/api.html"}) {
            assertThat(browser.open(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void everyOtherClientAndTheApiGetTheProblem() throws Exception {
        for (HttpResponse<String> answer : List.of(
                browser.get("/nothing", "*/*"),
                browser.get("/nothing", "application/json"),
                browser.open("/api/v1/nothing"))) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"");
        }
    }
}
