package vn.chitieu.support.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The page on which people sign in; it needs no script. */
public final class SignInPage {

    /** Where it is. */
    public static final String PATH = "/login";

    private final String template;

    /**
     * Reads the page.
     *
     * @param resource where its text is on the class path
     * @param city what the city is called
     * @param providers names of the OpenID providers that are offered, by their ids
     */
    public SignInPage(String resource, String city, Map<String, String> providers) {
        this.template = read(resource)
                .replace("{{city}}", HtmlUtils.htmlEscape(city, "UTF-8"))
                .replace("{{providers}}", links(providers));
    }

    /** Returns the page with a notice. */
    public String html(Notice notice, CsrfToken csrf) {
        return template.replace("{{notice}}", notice.html())
                .replace("{{csrf-name}}", HtmlUtils.htmlEscape(csrf.getParameterName(), "UTF-8"))
                .replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken(), "UTF-8"));
    }

    private static String links(Map<String, String> providers) {
        return providers.entrySet().stream()
                .map(one -> "<a class=\"provider\" href=\"oauth2/authorization/"
                        + HtmlUtils.htmlEscape(one.getKey(), "UTF-8") + "\">Đăng nhập bằng "
                        + HtmlUtils.htmlEscape(one.getValue(), "UTF-8") + " <span lang=\"en\">Sign in with "
                        + HtmlUtils.htmlEscape(one.getValue(), "UTF-8") + "</span></a>")
                .collect(Collectors.joining("\n"));
    }

    private static String read(String resource) {
        try (InputStream page = Objects.requireNonNull(SignInPage.class.getResourceAsStream(resource))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Why the page is shown again. */
    public enum Notice {
        NONE("", "", ""),
        WRONG(
                "error",
                "Tên đăng nhập hoặc mật khẩu không đúng. Xin thử lại.",
                "User name or password is wrong. Please try again."),
        NO_ROLE("norole", "Tài khoản này chưa được cấp quyền.", "This account has not been given a role here."),
        STALE(
                "stale",
                "Trang này đã để quá lâu. Xin đăng nhập lại.",
                "This page was open for too long. Please sign in again."),
        OUT("out", "Đã đăng xuất.", "You are signed out."),
        TOO_MANY(
                "wait",
                "Đã thử nhiều lần. Xin chờ một phút rồi thử lại.",
                "Several attempts failed. Please wait a minute and try again.");

        private final String key;
        private final String vietnamese;
        private final String english;

        Notice(String key, String vietnamese, String english) {
            this.key = key;
            this.vietnamese = vietnamese;
            this.english = english;
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

        private String html() {
            return this == NONE
                    ? ""
                    : "<p id=\"notice\" class=\"" + (this == OUT ? "word" : "fault") + "\" role=\""
                            + (this == OUT ? "status" : "alert") + "\">" + vietnamese + " <span lang=\"en\">" + english
                            + "</span></p>";
        }
    }
}
