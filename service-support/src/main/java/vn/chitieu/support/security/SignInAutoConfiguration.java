package vn.chitieu.support.security;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.web.SecurityFilterChain;
import vn.chitieu.support.request.TomcatLimitsAutoConfiguration;
import vn.chitieu.support.request.Transport;

/**
 * How people and systems sign in at a service with pages. The service names its session's cookie {@code X-SESSION}, and
 * says who may call what by {@link AccessRules}. Comes before what Spring Boot would add where it finds no filter chain
 * and no users.
 */
@AutoConfiguration(
        after = TomcatLimitsAutoConfiguration.class,
        before = {
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            OAuth2ClientWebSecurityAutoConfiguration.class
        })
@ConditionalOnClass(SecurityFilterChain.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("server.servlet.session.cookie.name")
@Import(SignInChainsConfiguration.class)
public class SignInAutoConfiguration {

    private static final String SESSION = "-SESSION";

    @Bean
    SignInCookies signInCookies(Environment environment, Transport transport) {
        String session = environment.getRequiredProperty("server.servlet.session.cookie.name");
        if (!session.endsWith(SESSION)) {
            throw new IllegalArgumentException(
                    "expected server.servlet.session.cookie.name to end with " + SESSION + ", got " + session);
        }
        return new SignInCookies(session.substring(0, session.length() - SESSION.length()), transport.https());
    }

    /** The container sets this cookie itself; it is bound to the host as the others are. */
    @Bean
    ServletContextInitializer sessionCookie(SignInCookies cookies) {
        return context -> {
            if (cookies.https()) {
                context.getSessionCookieConfig().setName(cookies.session());
                context.getSessionCookieConfig().setSecure(true);
                context.getSessionCookieConfig().setPath("/");
            }
        };
    }

    @Bean
    TrustedBrowserCookie knownBrowsers(SignInCookies cookies) {
        return new TrustedBrowserCookie(cookies, new SecureRandom());
    }

    @Bean
    SecurityLog securityLog(Clock clock) {
        return new SecurityLog(clock);
    }
}
