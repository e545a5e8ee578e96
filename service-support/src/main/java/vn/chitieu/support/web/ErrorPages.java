package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.support.problem.ProblemLanguage;
import vn.chitieu.support.problem.ProblemPages;

/**
 * Says to a person what is wrong, by the status, with the stable code below it and the way to the start page, in the
 * language of the page that was asked for, the other one beside it. Nothing on it comes from the request.
 */
final class ErrorPages implements ProblemPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int SERVER_ERRORS = 500;
    private static final List<String> LANGUAGES = List.of("vi", "en");

    private final MessageBundle vietnamese = MessageBundle.of(ErrorPages.class, "vi");
    private final MessageBundle english = MessageBundle.of(ErrorPages.class, "en");
    private final PageShell shell;

    ErrorPages(PageShell shell) {
        this.shell = shell;
    }

    /** A page that cannot be rendered must not hide the problem, which is answered as data then. */
    @Override
    public @Nullable String page(HttpServletRequest request, HttpServletResponse response, int status, String code) {
        if (!ProblemPages.areAskedFor(request)) {
            return null;
        }
        boolean isEnglish = isEnglish(request);
        String language = isEnglish ? "en" : "vi";
        String page;
        try {
            Context context = shell.context(language, PageShell.rootOf(request));
            context.setVariable("words", isEnglish ? english : vietnamese);
            context.setVariable("beside", isEnglish ? vietnamese : english);
            context.setVariable("besideLanguage", isEnglish ? "vi" : "en");
            context.setVariable("kind", kind(status, code));
            context.setVariable("code", code);
            page = shell.render("shell/error", context);
        } catch (RuntimeException unrendered) {
            LOG.error("The page of an error could not be rendered", unrendered);
            return null;
        }
        PageHeaders.NO_SCRIPT.set(response);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        return page;
    }

    /** The body of a form may be what could not be read, so only the query is looked at. */
    private static boolean isEnglish(HttpServletRequest request) {
        String chosen = QueryLink.of(request).value("lang");
        if (chosen != null && LANGUAGES.contains(chosen)) {
            return chosen.equals("en");
        }
        return ProblemLanguage.prefersEnglish(request);
    }

    /** A person without a session who came by a link is not asked to send a key, nor to sign in without a password. */
    private static String kind(int status, String code) {
        if (code.startsWith("ACCOUNT_LINK_")) {
            return "account-link";
        }
        return status == 401 && code.startsWith("LINK_") ? "link" : kind(status);
    }

    /** Returns what the phrases call an error of a status. */
    static String kind(int status) {
        return switch (status) {
            case 401 -> "signed-out";
            case 403 -> "forbidden";
            case 404, 410 -> "missing";
            case 405 -> "method";
            case 408 -> "slow";
            case 413 -> "large";
            case 429 -> "many";
            case 502, 503, 504 -> "away";
            default -> status >= SERVER_ERRORS && status != 501 && status != 505 ? "failed" : "bad";
        };
    }
}
