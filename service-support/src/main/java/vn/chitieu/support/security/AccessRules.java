package vn.chitieu.support.security;

import java.util.List;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/**
 * Who may call what at a service. A service that has a bean of this type gets both filter chains of
 * {@link SignInAutoConfiguration}, which ask the same rules.
 */
public interface AccessRules {

    /** Adds which role or right reaches which address; closed where an address is not named. */
    void authorize(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);

    /** Returns the rights that all callers of a role have; those of a system come from its key. None by default. */
    default Set<String> rightsOf(Role role) {
        return Set.of();
    }

    /** Returns the paths whose forms bring a proof of their own instead of the CSRF token. None by default. */
    default List<String> withoutCsrfToken() {
        return List.of();
    }

    /** Adds response headers to the defaults of Spring Security. Nothing by default. */
    default void headers(HeadersConfigurer<HttpSecurity> headers) {}
}
