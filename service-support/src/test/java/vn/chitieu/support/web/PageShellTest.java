package vn.chitieu.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageShellTest {

    @ParameterizedTest
    @CsvSource({
        "/, '', ''",
        "/login, '', ''",
        "/answer/x, '', ../",
        "/reports/2022/Q1, '', ../../",
        "//a, '', ../",
        "/city/, /city, ''",
        "/city/answer/x, /city, ../",
        "/a%2Fb, '', ''",
        "nonsense, '', ''"
    })
    void knowsTheWayToTheRoot(String address, String context, String root) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.setContextPath(context);
        assertThat(PageShell.rootOf(request)).isEqualTo(root);
    }

    /** As it is where the container could not read a request. */
    @Test
    void isAtTheRootWhereThereIsNoAddress() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRequestURI(null);
        assertThat(PageShell.rootOf(request)).isEmpty();
    }

    @Test
    void aPageWithoutScriptsTellsNoOneWhereItIs() {
        HttpHeaders headers =
                PageHeaders.NO_SCRIPT.answer(HttpStatus.GONE).build().getHeaders();
        assertThat(headers.toSingleValueMap())
                .containsEntry("Content-Type", "text/html;charset=UTF-8")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("X-Robots-Tag", "noindex, nofollow");
    }

    @Test
    void aPageWithScriptsLoadsNothingFromElsewhere() {
        assertThat(PageHeaders.OWN_SCRIPTS.policy())
                .isEqualTo("default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
                        + " object-src 'none'");
    }

    @ParameterizedTest
    @EnumSource
    void headersStandInThePlaceOfOthers(PageHeaders headers) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        PageHeaders.OWN_SCRIPTS.set(response);
        headers.preHandle(new MockHttpServletRequest(), response, this);
        assertThat(response.getHeaders("Content-Security-Policy")).containsExactly(headers.policy());
        assertThat(response.getHeaders("Referrer-Policy")).hasSize(1);
        assertThat(response.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
    }
}
