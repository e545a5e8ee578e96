package vn.chitieu.aggregation.access;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;
import vn.chitieu.support.security.AccessRules;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.SignInPage;

/**
 * Which role reaches which address. What is not named here is for those who see everything, so that a new address is
 * open to no unit until it is named.
 */
@Component
public final class AggregationAccessRules implements AccessRules {

    private static final String[] SEE_EVERYTHING = Permission.rolesThatSeeEverything();

    private static final String[] FOR_ALL_SIGNED_IN = {
        "/",
        "/index.html",
        "/api.html",
        "/*.css",
        "/*.js",
        "/*.svg",
        "/js/**",
        "/css/**",
        "/images/**",
        "/fonts/**",
        "/webjars/**",
        "/v3/api-docs/**"
    };

    /** Their controllers ask {@link QueryValidator}, or filter what they answer, by who asks. */
    private static final String[] FILTERED_FOR_UNITS = {
        "/api/v1/me",
        "/api/v1/catalog",
        "/api/v1/totals",
        "/api/v1/totals/**",
        "/api/v1/trends",
        "/api/v1/completeness",
        "/api/v1/units",
        "/api/v1/alerts",
        "/api/v1/stream",
        "/api/v1/targets",
        "/api/v1/windows",
        "/api/v1/windows/*/totals",
        "/api/v1/receipts/*",
        "/reports",
        "/reports/*",
        "/charts/*"
    };

    @Override
    public void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(SignInPage.PATH, "/actuator/health/**", "/actuator/info")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/chitieu.css", "/favicon.svg", "/favicon.ico")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAnyRole(Role.STAFF.name(), Role.ADMIN.name(), Role.READER.name())
                .requestMatchers(FOR_ALL_SIGNED_IN)
                .authenticated()
                .requestMatchers(FILTERED_FOR_UNITS)
                .authenticated()
                .anyRequest()
                .hasAnyRole(SEE_EVERYTHING);
    }
}
