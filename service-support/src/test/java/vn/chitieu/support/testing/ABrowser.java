package vn.chitieu.support.testing;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser of one person: keeps cookies, sends forms, follows no redirect by itself. */
public final class ABrowser {

    /** What a browser accepts when a person opens a page. */
    public static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    /** Has no cookies yet; paths are resolved against the address. */
    public ABrowser(String address) {
        this.address = address;
    }

    /** Asks for a page as a person does who follows a link. */
    public HttpResponse<String> open(String path) throws Exception {
        return get(path, HTML);
    }

    /** Asks with the cookies of this browser. */
    public HttpResponse<String> get(String path, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address).resolve(path))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form with the cookies of this browser. */
    public HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(address).resolve(path))
                        .header("Accept", HTML)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Sends JSON with the cookies of this browser, as the script of a page does; empty for no token.
     *
     * @param headers names and values of further headers
     */
    public HttpResponse<String> send(String method, String path, String json, String csrf, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address).resolve(path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!csrf.isEmpty()) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Fills in the form of the sign-in page. */
    public HttpResponse<String> signIn(String user, String password) throws Exception {
        return post("/login", Map.of("username", user, "password", password, "_csrf", tokenOn(open("/login"))));
    }

    /** Returns the CSRF token in the form of a page; fails where there is none. */
    public static String tokenOn(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("expected a form with a token, got " + page.statusCode() + " " + page.body());
        }
        return token.group(1);
    }

    /** Keeps a cookie as if the service had set it. */
    public void keep(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(address), cookie);
    }

    /** Returns the value of a cookie of any path. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(one -> one.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
