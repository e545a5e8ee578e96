package vn.chitieu.support.catalog;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriComponentsBuilder;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.support.problem.ProblemException;

/**
 * Finds the city that a request is about, for {@link RequestCatalog}: the parameter {@code city} of the query, else the
 * one that this browser chose last, else the only one of the caller, else the default city. A caller who is signed in
 * is refused for another city than the own ones ({@link CityAuthority}).
 */
final class RequestCityFilter extends OncePerRequestFilter {

    private static final String CITY = "city";
    private static final String COOKIE = "CITY";

    private final Catalogs catalogs;
    private final DefaultCity defaultCity;
    private final CallerCities callers;
    private final NewCityRequests newCities;
    private final CityRefusals refusals;
    private final HandlerExceptionResolver problems;

    RequestCityFilter(
            Catalogs catalogs,
            DefaultCity defaultCity,
            NewCityRequests newCities,
            CityRefusals refusals,
            HandlerExceptionResolver problems) {
        this.catalogs = catalogs;
        this.defaultCity = defaultCity;
        this.callers = new CallerCities(catalogs, defaultCity);
        this.newCities = newCities;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> city;
        try {
            city = cityOf(request, response);
        } catch (ProblemException refused) {
            refusals.refused(refused.code());
            problems.resolveException(request, response, null, refused);
            return;
        }
        request.setAttribute(RequestCatalog.CITY, city.orElse(RequestCatalog.NONE));
        chain.doFilter(request, response);
    }

    private Optional<String> cityOf(HttpServletRequest request, HttpServletResponse response) {
        Set<String> own = CallerCities.own();
        String named = named(request);
        if (named != null) {
            require(named, own, newCities.mayName(request));
            remember(named, request, response);
            return Optional.of(named);
        }
        return chosen(request)
                .filter(city -> callers.maySee(city, own) && catalogs.find(city).isPresent())
                .or(() -> own.size() == 1
                        ? own.stream()
                                .filter(one -> !one.equals(CityAuthority.ALL))
                                .findFirst()
                        : Optional.empty())
                .or(() -> defaultCity.id().filter(city -> callers.maySee(city, own)));
    }

    private void require(String city, Set<String> own, boolean mayBeNew) {
        if (!mayBeNew && catalogs.find(city).isEmpty()) {
            throw new ProblemException(
                    CityProblemCode.UNKNOWN_CITY,
                    "expected a city of " + catalogs.all().navigableKeySet() + ", got " + SafeText.of(city));
        }
        if (!callers.maySee(city, own)) {
            throw new ProblemException(
                    CityProblemCode.FOREIGN_CITY,
                    "expected " + (own.isEmpty() ? defaultCity.id().orElse("a city of the caller") : own) + ", got "
                            + SafeText.of(city));
        }
    }

    private static @Nullable String named(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || !query.contains(CITY + "=")) {
            return null;
        }
        return UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .getFirst(CITY);
    }

    private static Optional<String> chosen(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** A system, which brings its key with each request, has no use for a cookie. */
    private static void remember(String city, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("Authorization") == null
                && !city.equals(chosen(request).orElse(null))) {
            response.addHeader(
                    "Set-Cookie",
                    ResponseCookie.from(COOKIE, city)
                            .path("/")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }
}
