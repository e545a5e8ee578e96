package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** Browsers in which people are signed in already, one for each person, for tests that only look. Thread-safe. */
public final class SignedInBrowsers {

    private final String address;
    private final AnIssuer issuer;
    private final Map<String, ABrowser> known = new HashMap<>();

    /** Signs in at a service by its provider. */
    public SignedInBrowsers(String address, AnIssuer issuer) {
        this.address = address;
        this.issuer = issuer;
    }

    /** Returns the browser of a person, who is signed in at the first call. */
    public synchronized ABrowser of(String user) throws Exception {
        ABrowser signedIn = known.get(user);
        if (signedIn != null) {
            return signedIn;
        }
        ABrowser browser = new ABrowser(address);
        assertThat(issuer.signIn(browser, user).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        known.put(user, browser);
        return browser;
    }

    /** Returns the answer to a GET with a key instead of a session. */
    public HttpResponse<String> withKey(String key, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + key));
    }

    /** Sends a request without any cookie. */
    public static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
