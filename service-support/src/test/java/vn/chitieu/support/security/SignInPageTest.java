package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.PageShells;
import vn.chitieu.support.web.PageSite;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPageTest {

    private static final PageSite SITE = new PageSite("Chỉ tiêu", "favicon.svg", "");
    private static final String HOSTILE = "<script>alert('x')</script> \" & Co";
    private static final DefaultCsrfToken CSRF = new DefaultCsrfToken("X-CSRF", "_csrf", "to\"ken<");

    private Catalog plain;
    private Catalog hostile;

    @BeforeAll
    void readCities(@TempDir Path folder) throws Exception {
        plain = CatalogLoader.read(Path.of("../catalog/thanh-hoa"));
        CatalogCopy.in(folder).replace("city.yaml", "Thành phố Thanh Hóa", "'" + HOSTILE.replace("'", "''") + "'");
        hostile = CatalogLoader.read(folder);
    }

    @Test
    void hasTheFormInBothLanguagesAndNeedsNoScript() {
        assertThat(page(plain, Map.of(), SignInPage.Notice.NONE))
                .startsWith("<!DOCTYPE html>\n<html lang=\"vi\">")
                .contains("<title>Đăng nhập – Chỉ tiêu</title>", "<b>Chỉ tiêu</b> <span>Thành phố Thanh Hóa</span>")
                .contains(
                        "<link rel=\"icon\" href=\"favicon.svg\"", "<link rel=\"stylesheet\" href=\"shell/shell.css\">")
                .contains("<h1>Đăng nhập <span lang=\"en\">Sign in</span></h1>")
                .contains("<form method=\"post\" action=\"login\">")
                .contains("name=\"_csrf\" value=\"to&quot;ken&lt;\"")
                .contains("<label for=\"username\">", "<label for=\"password\">")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
                .doesNotContain("<script", "style=", "th:", "role=\"alert\"", "class=\"provider\"", "id=\"notice\"");
    }

    @Test
    void saysThatThereIsNoPlaceToSignIn() {
        assertThat(page(plain, false, Map.of(), SignInPage.Notice.NONE))
                .contains("role=\"alert\"", "Chưa cấu hình nơi đăng nhập", "No place to sign in is configured")
                .doesNotContain("<form");
        assertThat(page(plain, false, Map.of("city", "Thành phố"), SignInPage.Notice.NONE))
                .contains("Đăng nhập bằng Thành phố")
                .doesNotContain("<form", "role=\"alert\"");
    }

    /** The names of cities and providers are what others wrote. */
    @Test
    void namesOfOthersAreTextAndNothingElse() {
        String page = page(hostile, Map.of("city\"><script>", HOSTILE), SignInPage.Notice.NONE);

        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot; &amp; Co</span>")
                .contains("Đăng nhập bằng &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot; &amp; Co")
                .contains("Sign in with &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot; &amp; Co</span>")
                .contains("href=\"oauth2/authorization/city%22%3E%3Cscript%3E\"")
                .doesNotContain("<script", "alert('x')");
    }

    @ParameterizedTest
    @EnumSource
    void hasTheWordsOfEveryNotice(SignInPage.Notice notice) {
        String page = page(plain, Map.of(), notice);

        if (notice == SignInPage.Notice.NONE) {
            assertThat(page).doesNotContain("role=");
        } else {
            boolean isGood = notice == SignInPage.Notice.OUT || notice == SignInPage.Notice.CHANGED;
            String role = isGood ? "status" : "alert";
            assertThat(page)
                    .containsOnlyOnce("id=\"notice\"")
                    .containsPattern("<p id=\"notice\" class=\"message( fault)?\" role=\"" + role
                            + "\">[^<]+ <span lang=\"en\">[^<]+</span></p>");
        }
    }

    @Test
    void thePageBetweenLeadsOnWithoutAScript() {
        String target = "https://issuer.example.org/out?id=a&back=\"><script>";

        assertThat(new SignInPage(PageShells.of(SITE, () -> hostile), true, SignInProviders.NONE).signingOut(target))
                .contains("content=\"0; url=https://issuer.example.org/out?id=a&amp;back=&quot;&gt;&lt;script&gt;\"")
                .contains("href=\"https://issuer.example.org/out?id=a&amp;back=&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("<script");
    }

    private static String page(Catalog city, Map<String, String> providers, SignInPage.Notice notice) {
        return page(city, true, providers, notice);
    }

    private static String page(Catalog city, boolean hasForm, Map<String, String> providers, SignInPage.Notice notice) {
        return new SignInPage(PageShells.of(SITE, () -> city), hasForm, new SignInProviders(providers))
                .html(notice, CSRF);
    }
}
