package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.support.link.EntryLink;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;
import vn.chitieu.support.testing.ABrowser;

/** A browser that came by the link of a reminder. */
final class LinkVisitor {

    /** The setting of the service that reads the links written here. */
    static final String KEYS = "chitieu.ingestion.links.keys[0]="
            + Base64.getEncoder().encodeToString(new byte[LinkSigningKeys.LEAST_BYTES]);

    static final Instant EXPIRES = Instant.parse("2022-05-08T17:00:00Z");

    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    private final String address;
    private final ABrowser browser;
    private final String token;

    private LinkVisitor(String address, String token) {
        this.address = address;
        this.browser = new ABrowser(address);
        this.token = token;
    }

    static String link(String unit, String period, String person, Instant expires) {
        return codec(0).write(new EntryLink("thanh-hoa", unit, ReportingPeriod.parse(period), person, expires));
    }

    /** A link that was made for the head of the unit. */
    static String linkOfHead(String unit, String period, String person) {
        return codec(0).write(new EntryLink("thanh-hoa", unit, ReportingPeriod.parse(period), person, EXPIRES, true));
    }

    static EntryLinkCodec codec(int fill) {
        byte[] key = new byte[LinkSigningKeys.LEAST_BYTES];
        Arrays.fill(key, (byte) fill);
        return new EntryLinkCodec(new SignedTokens(new LinkSigningKeys(List.of(key))));
    }

    /** Opens the link as a person does, and goes where it leads. */
    static LinkVisitor at(String address, String token) throws Exception {
        LinkVisitor visitor = new LinkVisitor(address, token);
        HttpResponse<String> opened = visitor.browser.open("/lien-ket/" + token);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).hasValue("../nhap-qua-lien-ket?lang=vi");
        assertThat(opened.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(opened.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Max-Age=43200"));
        return visitor;
    }

    HttpResponse<String> page() throws Exception {
        return browser.open("/nhap-qua-lien-ket");
    }

    /** Asks as the script of the page does. */
    HttpResponse<String> ask(String path) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path, formToken());
    }

    HttpResponse<String> post(String path, String json, String formToken) throws Exception {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(json)), path, formToken);
    }

    String formToken() throws Exception {
        Matcher found = TOKEN.matcher(page().body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String formToken) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        request.uri(URI.create(address).resolve(path))
                                .header("Accept", "application/json")
                                .header("Content-Type", "application/json")
                                .header("Cookie", "CHITIEU-SIGN-IN-LINK=" + token)
                                .header("X-CHITIEU-LINK", formToken)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
