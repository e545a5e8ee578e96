package vn.chitieu.support.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Light or dark colors of pages. The choice is a cookie, so the first byte of a page has it: nothing flashes, pages
 * without scripts have it as well, and it holds for all services of one host.
 */
public enum ColorScheme {
    /** As the device has it. */
    AUTO("screen and (prefers-color-scheme: dark)", "light dark"),
    LIGHT("not all", "light"),
    DARK("screen", "dark");

    /** Name of the cookie. */
    static final String COOKIE = "COLORS";

    private final String darkMedia;
    private final String supported;

    ColorScheme(String darkMedia, String supported) {
        this.darkMedia = darkMedia;
        this.supported = supported;
    }

    /** Returns the media for which the style sheet of dark colors counts. */
    public String darkMedia() {
        return darkMedia;
    }

    /** Returns what the head of a page declares as {@code color-scheme}. */
    public String supported() {
        return supported;
    }

    /** Returns its name in addresses and in the cookie. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the one of that name; empty where there is none. */
    static Optional<ColorScheme> of(@Nullable String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** Returns what a browser has chosen. */
    static ColorScheme chosenBy(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(ColorScheme::of)
                .orElse(AUTO);
    }
}
