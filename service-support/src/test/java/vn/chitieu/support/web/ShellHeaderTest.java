package vn.chitieu.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class ShellHeaderTest {

    private static final PageVisitor CLERK = new PageVisitor(
            "van-thu",
            "UNIT",
            Set.of(Section.OVERVIEW, Section.ENTRY, Section.ALERTS),
            false,
            new PageVisitor.Token("_csrf", "X-XSRF-TOKEN", "a-token"));

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/nhap-so-lieu");
    private PageVisitor.Current visitor = () -> Optional.of(CLERK);

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void linksTheSectionsOfThePersonAndMarksTheOneThatIsOpen() {
        assertThat(page("vi"))
                .contains(
                        "href=\"https://chitieu.example.org/?lang=vi\" data-section=\"OVERVIEW\">Tổng quan</a>",
                        "href=\"nhap-so-lieu?lang=vi\" data-section=\"ENTRY\" aria-current=\"page\">Nhập số liệu</a>",
                        "van-thu",
                        "(văn thư đơn vị)",
                        "action=\"logout\"",
                        "value=\"a-token\"",
                        "Đăng xuất")
                .doesNotContain("ALERTS", "ADMINISTRATION", "Quản trị");
        assertThat(page("en")).contains("Enter figures", "(clerk of unit)", "Sign out");
    }

    @Test
    void theOneMenuOfAdministratorsLinksPagesOfAllServicesAndANewCityForWhoMaySetItUp() {
        visitor = () -> Optional.of(administrator(false));
        assertThat(page("vi"))
                .contains(
                        "href=\"quan-tri/don-vi?lang=vi\" aria-current=\"page\">Đơn vị</a>",
                        "href=\"quan-tri/khoa?lang=vi\">Khóa của phần mềm</a>")
                .doesNotContain("Thành phố mới");
        visitor = () -> Optional.of(administrator(true));
        assertThat(page("en")).contains("href=\"quan-tri/thanh-pho-moi?lang=en\">New city</a>");
        visitor = () -> Optional.of(CLERK);
        assertThat(page("vi")).doesNotContain("quan-tri/");
    }

    private static PageVisitor administrator(boolean isOfAllCities) {
        return new PageVisitor("quan-tri", "ADMIN", Set.of(Section.ADMINISTRATION), isOfAllCities, CLERK.token());
    }

    @Test
    void aStrangerFindsNoSectionsAndNothingToSignOutOf() {
        visitor = PageVisitor.Current.NONE;
        assertThat(page("vi")).contains("Hiển thị").doesNotContain("data-section", "logout", "Đổi mật khẩu");
    }

    @Test
    void theOtherLanguageAndColorsKeepTheRestOfTheAddress() {
        request.setQueryString("quarter=2022-Q1&lang=vi&q=%22%3E");
        assertThat(page("vi"))
                .contains("href=\"?quarter=2022-Q1&amp;q=%22%3E&amp;lang=en\"")
                .contains("href=\"?quarter=2022-Q1&amp;lang=vi&amp;q=%22%3E&amp;colors=dark\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', screen and (prefers-color-scheme: dark), light dark, auto",
        "nonsense, screen and (prefers-color-scheme: dark), light dark, auto",
        "dark, screen, dark, dark",
        "light, not all, light, light"
    })
    void theFirstByteOfAPageHasTheColorsThatWereChosen(String cookie, String media, String supported, String marked) {
        request.setCookies(new Cookie("COLORS", cookie));
        assertThat(page("vi"))
                .contains("href=\"shell/dark.css\" media=\"" + media + "\"")
                .contains("name=\"color-scheme\" content=\"" + supported + "\"")
                .containsPattern("data-value=\"" + marked + "\" aria-current=\"true\"");
    }

    @ParameterizedTest
    @CsvSource({"dark, COLORS=dark; Path=/", "light, COLORS=light; Path=/", "pink,"})
    void aChoiceOfColorsIsACookieAndLeadsBackToTheSamePage(String chosen, String cookie) {
        request.setRequestURI("//evil.example.org/");
        request.setQueryString("a=1&colors=" + chosen + "&b=2");
        request.setParameter("colors", chosen);
        request.addHeader("Accept", "text/html");
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThat(new ColorSchemeSwitch().preHandle(request, response, this)).isFalse();

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("?a=1&b=2");
        assertThat(Optional.ofNullable(response.getHeader("Set-Cookie")).orElse(""))
                .startsWith(cookie == null ? "" : cookie);
    }

    @Test
    void anApiHasNoColors() {
        request.setQueryString("colors=dark");
        request.addHeader("Accept", "application/json");
        assertThat(new ColorSchemeSwitch().preHandle(request, new MockHttpServletResponse(), this))
                .isTrue();
    }

    private String page(String language) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        ShellHeader header = new ShellHeader(
                ProductAddresses.alone(Section.Service.INGESTION)
                        .with(Section.Service.AGGREGATION, URI.create("https://chitieu.example.org"))
                        .with(Section.Service.NOTIFICATION, null),
                visitor);
        PageShell shell = new PageShell(engine, new PageSite("Thử", "icon.svg", ""), Optional::empty, List::of, header);
        return shell.render("a-page", shell.context(language, ""));
    }
}
