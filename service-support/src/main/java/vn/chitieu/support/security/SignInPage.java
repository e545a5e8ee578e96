package vn.chitieu.support.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.context.Context;
import vn.chitieu.support.identity.IdentityClientAutoConfiguration;
import vn.chitieu.support.web.PageShell;

/**
 * The page on which people sign in, and the one between signing out here and at their provider. They need no script.
 */
public final class SignInPage {

    /** Where it is. */
    public static final String PATH = "/login";

    /** Where people ask for a mail who have forgotten their password, at the service that has their accounts. */
    public static final String FORGOTTEN = "/quen-mat-khau";

    private static final String AT_THE_ROOT = "";

    private final PageShell shell;
    private final List<Provider> providers;
    private final boolean hasForm;
    private final boolean hasOwn;

    /**
     * Makes the pages.
     *
     * @param shell what renders them
     * @param hasForm whether people sign in here with a password
     * @param providers OpenID providers that are offered
     */
    SignInPage(PageShell shell, boolean hasForm, SignInProviders providers) {
        this.shell = shell;
        this.providers = providers.names().entrySet().stream()
                .map(one -> Provider.of(one.getKey(), one.getValue()))
                .toList();
        this.hasForm = hasForm;
        this.hasOwn = providers.hasOwn();
    }

    /**
     * Returns where signing in begins at the product's own provider, from the root of the service; empty without it.
     */
    Optional<String> onlyProvider() {
        return hasOwn
                ? Optional.of(
                        Provider.of(IdentityClientAutoConfiguration.ID, "").address())
                : Optional.empty();
    }

    /** Returns whether people sign in here with a password. */
    boolean hasForm() {
        return hasForm;
    }

    /** Returns the page with a notice. */
    public String html(Notice notice, CsrfToken csrf) {
        Context context = shell.context("vi", AT_THE_ROOT);
        context.setVariable("notice", notice.name());
        context.setVariable("csrfName", csrf.getParameterName());
        context.setVariable("csrfToken", csrf.getToken());
        context.setVariable("hasForm", hasForm);
        context.setVariable("providers", providers);
        return shell.render("shell/sign-in", context);
    }

    /** Returns the page that leads on to where a provider lets people sign out. */
    String signingOut(String target) {
        Context context = shell.context("vi", AT_THE_ROOT);
        context.setVariable("target", target);
        return shell.render("shell/sign-out", context);
    }

    /** Why the page is shown again; the template has the words. */
    public enum Notice {
        NONE(""),
        WRONG("error"),
        NO_ROLE("norole"),
        STALE("stale"),
        OUT("out"),
        CHANGED("changed"),
        TOO_MANY("wait");

        private final String key;

        Notice(String key) {
            this.key = key;
        }

        /** Returns the parameter of the page's address that stands for it. */
        public String key() {
            return key;
        }

        /** Returns what the parameters of the page's address ask for. */
        public static Notice asked(Set<String> parameters) {
            return Arrays.stream(values())
                    .filter(notice -> notice != NONE && parameters.contains(notice.key))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /**
     * A provider that is offered.
     *
     * @param address where signing in there begins
     * @param name what it is called
     */
    record Provider(String address, String name) {

        static Provider of(String id, String name) {
            return new Provider("oauth2/authorization/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8), name);
        }
    }
}
