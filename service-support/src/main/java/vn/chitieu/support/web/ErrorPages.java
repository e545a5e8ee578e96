package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.support.problem.ProblemPages;

/**
 * Says to a person what is wrong, by the status, with the stable code below it and the way to the start page. Nothing
 * on it comes from the request.
 */
final class ErrorPages implements ProblemPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int SERVER_ERRORS = 500;

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
        String page;
        try {
            Context context = shell.context("vi", PageShell.rootOf(request));
            context.setVariable("vi", vietnamese);
            context.setVariable("en", english);
            context.setVariable("kind", kind(status, code));
            context.setVariable("code", code);
            page = shell.render("shell/error", context);
        } catch (RuntimeException unrendered) {
            LOG.error("The page of an error could not be rendered", unrendered);
            return null;
        }
        PageHeaders.NO_SCRIPT.set(response);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "vi");
        return page;
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
