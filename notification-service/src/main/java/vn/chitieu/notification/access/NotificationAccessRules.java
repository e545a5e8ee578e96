package vn.chitieu.notification.access;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.stereotype.Component;
import vn.chitieu.support.security.AccessRules;
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.SignInPage;
import vn.chitieu.support.web.PageHeaders;

/**
 * Which role or right reaches which address. What is not named here can only be looked at, by those who see everything:
 * a new address is open to no unit, and a new way to change something to no caller, until it is named.
 */
@Component
final class NotificationAccessRules implements AccessRules {

    /** What a link in a mail opens needs no account: the link itself says who comes, and its forms are its own. */
    private static final String[] FOR_LINKS = {"/answer/**"};

    private static final String[] SEE_EVERYTHING = Permission.rolesThatSeeEverything();

    private static final String[] FOR_ALL_SIGNED_IN = {
        "/", "/api/v1/me", "/api/v1/names", "/v3/api-docs/**", "/webjars/**"
    };

    /** Their controllers filter what they answer by who asks. */
    private static final String[] FILTERED_FOR_UNITS = {"/api/v1/cases/**"};

    /** Of a quarter and of a window. Their controller lets a unit explain its own cases alone. */
    private static final String[] EXPLANATIONS = {
        "/api/v1/cases/*/*/*/*/*/explanation", "/api/v1/cases/*/*/*/*/*/*/explanation"
    };

    /** Of a quarter and of a window. Their controller lets a person acknowledge what stands below them alone. */
    private static final String[] ACKNOWLEDGEMENTS = {
        "/api/v1/cases/*/*/*/*/*/acknowledgement", "/api/v1/cases/*/*/*/*/*/*/acknowledgement"
    };

    /** Their controller shows and takes of people of units those that were asked of their positions alone. */
    private static final String QUESTIONS = "/api/v1/questions";

    private static final String[] REMINDERS = {"/api/v1/cases/*/*/*/*/*/reminder", "/api/v1/cases/*/*/*/*/*/*/reminder"
    };

    @Override
    public void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
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
                .hasAnyRole(Role.STAFF.name(), Role.ADMIN.name(), Role.SYSTEM.name())
                .requestMatchers(HttpMethod.GET, FOR_ALL_SIGNED_IN)
                .authenticated()
                .requestMatchers(HttpMethod.GET, FILTERED_FOR_UNITS)
                .authenticated()
                .requestMatchers("/quan-tri/**")
                .hasAnyRole(Permission.ADMINISTER.roles())
                .requestMatchers("/api/v1/settings/**")
                .hasAuthority(AuthorityMapper.right(NotificationRight.MAIL))
                .requestMatchers(HttpMethod.GET, QUESTIONS)
                .hasAnyAuthority(orOfUnits(orForOneself(NotificationRight.ANSWER)))
                .requestMatchers(HttpMethod.POST, QUESTIONS + "/*/answer")
                .hasAnyAuthority(orOfUnits(orForOneself(NotificationRight.ANSWER)))
                .requestMatchers(QUESTIONS + "/**")
                .hasAnyAuthority(orForOneself(NotificationRight.ANSWER))
                .requestMatchers(HttpMethod.GET)
                .hasAnyRole(SEE_EVERYTHING)
                .requestMatchers(HttpMethod.POST, EXPLANATIONS)
                .hasAnyAuthority(
                        AuthorityMapper.right(NotificationRight.ANSWER),
                        AuthorityMapper.right(NotificationRight.EXPLAIN_OWN))
                .requestMatchers(HttpMethod.POST, ACKNOWLEDGEMENTS)
                .hasAnyAuthority(orForOneself(NotificationRight.ANSWER))
                .requestMatchers(HttpMethod.POST, REMINDERS)
                .hasAuthority(AuthorityMapper.right(NotificationRight.MAIL))
                .requestMatchers(HttpMethod.POST, "/api/v1/cases/**")
                .hasAuthority(AuthorityMapper.right(NotificationRight.ANSWER))
                .requestMatchers("/api/v1/watches/**")
                .hasAnyRole(Permission.ACT_FOR_ONESELF.roles())
                .requestMatchers("/api/v1/silences/**")
                .hasAnyAuthority(orForOneself(NotificationRight.SILENCE))
                .requestMatchers(
                        HttpMethod.POST, "/api/v1/mails/**", "/api/v1/reports/**", "/api/v1/ledger/*/reminders")
                .hasAuthority(AuthorityMapper.right(NotificationRight.MAIL))
                .requestMatchers(HttpMethod.HEAD)
                .hasAnyRole(SEE_EVERYTHING)
                .anyRequest()
                .denyAll();
    }

    /** Returns the authorities that have a right, or the role of people who act for themselves alone. */
    private static String[] orForOneself(NotificationRight right) {
        return Stream.concat(
                        Stream.of(AuthorityMapper.right(right)),
                        Stream.of(Permission.ACT_FOR_ONESELF.roles()).map(AuthorityMapper::role))
                .toArray(String[]::new);
    }

    /** Returns the same authorities and that of people of units. */
    private static String[] orOfUnits(String... authorities) {
        return Stream.concat(Stream.of(authorities), Stream.of(AuthorityMapper.right(NotificationRight.EXPLAIN_OWN)))
                .toArray(String[]::new);
    }

    @Override
    public Set<String> rightsOf(Role role) {
        return NotificationRight.names(NotificationRight.of(role));
    }

    @Override
    public List<String> withoutCsrfToken() {
        return List.of(FOR_LINKS);
    }

    /** What leaves with a policy of its own keeps it: the page of a link, and a mail that is shown in a frame. */
    @Override
    public void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(PageHeaders.OWN_SCRIPTS.policy()))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                // frame-ancestors of the policy says it, and a mail in its frame says otherwise.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable);
    }
}
