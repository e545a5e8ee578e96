package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import vn.chitieu.support.session.SessionFilter;

/**
 * How people get in at a service: with a form, after which they have a session; before that all that is kept is in
 * cookies of theirs. The service adds who may go where.
 */
public final class SignInFilterChain {

    /** The page after signing out. */
    public static final String SIGNED_OUT = SignInPage.PATH + "?" + SignInPage.Notice.OUT.key();

    /** The sign-in page after a person has changed the password. */
    public static final String PASSWORD_CHANGED = SignInPage.PATH + "?" + SignInPage.Notice.CHANGED.key();

    private final SignInCookies cookies;
    private final SignInPage page;
    private final RequestedPageCookie asked;
    private final SecurityProblemHandler problemHandler;
    private final SessionFilter stored;
    private final SessionEndFilter sessions;
    private final SignInThrottleFilter throttle;
    private final SignInResultHandler result;

    /** Makes one; sessions are stored and end, and attempts are delayed, as the last three say. */
    SignInFilterChain(
            SignInCookies cookies,
            TrustedBrowserCookie browsers,
            SecurityLog log,
            SignInPage page,
            SecurityProblemHandler problemHandler,
            SessionFilter stored,
            SessionEndFilter sessions,
            SignInThrottle throttle) {
        this.cookies = cookies;
        this.page = page;
        this.asked = new RequestedPageCookie(cookies);
        this.problemHandler = problemHandler;
        this.stored = stored;
        this.sessions = sessions;
        this.throttle = new SignInThrottleFilter(throttle, browsers, page, problemHandler, log);
        this.result = new SignInResultHandler(asked, sessions, this.throttle, log);
    }

    /** Adds it to a chain. */
    public void configure(HttpSecurity http) {
        CookieCsrfTokenRepository tokens = tokens();
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problemHandler).accessDeniedHandler(problemHandler))
                .logout(logout -> logout.logoutSuccessUrl(SIGNED_OUT).deleteCookies(cookies.session()))
                .addFilterBefore(stored, DisableEncodeUrlFilter.class)
                .addFilterBefore(sessions, SecurityContextHolderFilter.class);
        if (page.hasForm()) {
            http.formLogin(form -> form.loginPage(SignInPage.PATH)
                            .usernameParameter(SignInThrottleFilter.USER)
                            .successHandler(result)
                            .failureHandler(result))
                    .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class);
        }
    }

    /** Returns whether a request may have a session; whether it has one is known once the store was asked. */
    public boolean hasSessionCookie(HttpServletRequest request) {
        return cookies.read(request, "SESSION").isPresent();
    }

    /** Returns what follows a sign-in of another kind. */
    SignInResultHandler result() {
        return result;
    }

    private CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.csrf());
        if (cookies.https()) {
            tokens.setCookiePath("/");
        }
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (cookies.https()) {
                cookie.secure(true);
            }
        });
        return tokens;
    }
}
