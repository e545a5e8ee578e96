package vn.chitieu.notification;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import vn.chitieu.notification.access.Right;
import vn.chitieu.notification.access.Role;
import vn.chitieu.notification.security.Authorities;
import vn.chitieu.support.security.SignInPage;

/**
 * Who passes where. What is not named here can only be looked at, by those who see everything: a new address is open to
 * no unit, and a new way to change something to nobody, before somebody has thought about it.
 */
public final class NotificationAccessRules {

    /** What a link in a mail opens needs no account: the link itself says who comes, and its forms are its own. */
    private static final String[] FOR_LINKS = {"/answer/**"};

    private static final String[] SEE_EVERYTHING = {Role.LEADER.name(), Role.STAFF.name(), Role.SYSTEM.name()};

    private static final String[] FOR_ALL_SIGNED_IN = {
        "/", "/api/v1/me", "/api/v1/names", "/v3/api-docs/**", "/webjars/**"
    };

    /** Their controllers filter what they answer by who asks. */
    private static final String[] FILTERED_FOR_UNITS = {"/api/v1/cases/**"};

    /** Of a quarter and of a window. Their controller lets a unit explain its own cases alone. */
    private static final String[] EXPLANATIONS = {
        "/api/v1/cases/*/*/*/*/*/explanation", "/api/v1/cases/*/*/*/*/*/*/explanation"
    };

    private NotificationAccessRules() {}

    public static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry doors) {
        doors.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(SignInPage.PATH, "/actuator/health/**", "/actuator/info")
                .permitAll()
                .requestMatchers(FOR_LINKS)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/pages/api.html")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/pages/**", "/favicon.ico")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAnyRole(Role.STAFF.name(), Role.SYSTEM.name())
                .requestMatchers(HttpMethod.GET, FOR_ALL_SIGNED_IN)
                .authenticated()
                .requestMatchers(HttpMethod.GET, FILTERED_FOR_UNITS)
                .authenticated()
                .requestMatchers(HttpMethod.GET)
                .hasAnyRole(SEE_EVERYTHING)
                .requestMatchers(HttpMethod.POST, EXPLANATIONS)
                .hasAnyAuthority(Authorities.of(Right.ANSWER), Authorities.of(Right.EXPLAIN_OWN))
                .requestMatchers(HttpMethod.POST, "/api/v1/cases/**")
                .hasAuthority(Authorities.of(Right.ANSWER))
                .requestMatchers("/api/v1/silences/**")
                .hasAuthority(Authorities.of(Right.SILENCE))
                .requestMatchers(HttpMethod.POST, "/api/v1/mails/**", "/api/v1/reports/**")
                .hasAuthority(Authorities.of(Right.MAIL))
                .requestMatchers(HttpMethod.HEAD)
                .hasAnyRole(SEE_EVERYTHING)
                .anyRequest()
                .denyAll();
    }

    /** Returns the paths of the links of mails, which need no account. */
    public static String[] forLinks() {
        return FOR_LINKS.clone();
    }
}
