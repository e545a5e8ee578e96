package vn.chitieu.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.testing.CatalogCopy;

class RequestCityFilterTest {

    private static Catalogs catalogs;

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/totals");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<String> refused = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();

    @BeforeAll
    static void read(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Catalog sample = CatalogLoader.read(Path.of("..", "catalog", "thanh-hoa"));
        CatalogCopy copy = CatalogCopy.in(folder);
        copy.replace("city.yaml", "id: thanh-hoa", "id: hue");
        catalogs = Catalogs.of(sample, CatalogLoader.read(folder));
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void takesTheCityThatIsNamedAndRemembersIt() throws Exception {
        signIn("*");
        request.setQueryString("quarter=2022-Q1&city=hue");

        assertThat(cityOf(null)).hasValue("hue");
        assertThat(response.getHeader("Set-Cookie")).contains("CITY=hue", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void takesTheCityThatTheBrowserChoseUnlessTheCallerMayNotSeeIt() throws Exception {
        signIn("hue", "thanh-hoa");
        request.setCookies(new Cookie("CITY", "hue"));
        assertThat(cityOf("thanh-hoa")).hasValue("hue");

        signIn("thanh-hoa");
        assertThat(cityOf(null)).hasValue("thanh-hoa");
    }

    @Test
    void takesTheOnlyCityOfTheCallerElseTheDefaultOne() throws Exception {
        signIn("hue");
        assertThat(cityOf("thanh-hoa")).hasValue("hue");

        signIn();
        assertThat(cityOf("thanh-hoa")).hasValue("thanh-hoa");
    }

    @Test
    void refusesACityThatIsUnknownOrAnothers() throws Exception {
        signIn("hue");
        request.setQueryString("city=thanh-hoa");
        assertThat(cityOf(null)).isEmpty();
        request.setQueryString("city=vinh%0A");
        assertThat(cityOf(null)).isEmpty();
        signIn();
        request.setQueryString("city=hue");
        assertThat(cityOf("thanh-hoa")).isEmpty();

        assertThat(refused)
                .containsExactly(
                        "FOREIGN_CITY expected [hue], got thanh-hoa",
                        "UNKNOWN_CITY expected a city of [hue, thanh-hoa], got vinh%0A",
                        "FOREIGN_CITY expected thanh-hoa, got hue");
        assertThat(noted).containsExactly("FOREIGN_CITY", "UNKNOWN_CITY", "FOREIGN_CITY");
    }

    /** Its first edition is published by a request that names it. */
    @Test
    void letsARequestThatMayDoSoNameANewCityOfItsCaller() throws Exception {
        request.setMethod("PUT");
        request.setQueryString("city=vinh");
        signIn("hue");
        assertThat(boundCity()).isEmpty();
        assertThat(refused).containsExactly("FOREIGN_CITY expected [hue], got vinh");

        signIn("*");
        assertThat(boundCity()).hasValue("vinh");
        assertThatThrownBy(() -> catalog("thanh-hoa").get())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected an edition of the catalog of vinh")
                .extracting(fault -> ((ProblemException) fault).code())
                .isEqualTo(CityProblemCode.CATALOG_MISSING);
        request.setMethod("GET");
        assertThat(boundCity()).isEmpty();
    }

    private Optional<String> boundCity() throws Exception {
        Optional<String> unused = cityOf("thanh-hoa");
        return request.getAttribute(RequestCatalog.CITY) == null
                ? Optional.empty()
                : catalog("thanh-hoa").city();
    }

    /** The default city is not the way around the cities of a caller. */
    @Test
    void bindsNoCityWhereTheCallerHasSeveralAndNamesNone() throws Exception {
        signIn("hue", "vinh");

        assertThat(cityOf("thanh-hoa")).isEmpty();
        assertThat(refused).isEmpty();
        assertThatThrownBy(() -> catalog("thanh-hoa").get())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected the parameter city");
    }

    private static void signIn(String... cities) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "caller", "", CityAuthority.of(List.of(cities)).toList()));
    }

    /** Returns the city whose catalog a controller would see. */
    private Optional<String> cityOf(@Nullable String defaultCity) throws Exception {
        request.removeAttribute(RequestCatalog.CITY);
        RequestCityFilter filter = new RequestCityFilter(
                catalogs,
                new DefaultCity(catalogs, defaultCity),
                asked -> "PUT".equals(asked.getMethod()),
                code -> noted.add(code.name()),
                (asked, answer, handler, fault) -> {
                    refused.add(((ProblemException) fault).code() + " " + fault.getMessage());
                    return null;
                });
        List<Optional<String>> seen = new ArrayList<>();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        request.removeAttribute(RequestCityFilter.class.getName() + ".FILTERED");
        filter.doFilter(
                request,
                response,
                (asked, answer) -> seen.add(catalog(defaultCity).find().map(Catalog::id)));
        return seen.stream().findFirst().flatMap(city -> city);
    }

    private static RequestCatalog catalog(@Nullable String defaultCity) {
        return new RequestCatalog(catalogs, new DefaultCity(catalogs, defaultCity));
    }
}
