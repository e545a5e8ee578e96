package vn.chitieu.ingestion.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.UnavailableException;

/**
 * The receipts of the aggregation service, over HTTP with a reader's key. Follows no redirect; an answer that is too
 * large is none. Thread-safe.
 */
@Component
final class ReceiptClient implements ReceiptSource {

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReceiptProperties settings;

    /** Null where no service is set. */
    private final @Nullable HttpClient http;

    ReceiptClient(ReceiptProperties settings) {
        this.settings = settings;
        this.http = settings.url().isEmpty()
                ? null
                : HttpClient.newBuilder()
                        .connectTimeout(settings.timeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public Found find(String city, String receipt) {
        if (http == null) {
            throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable(
                    "expected chitieu.ingestion.receipts.url to say whom to ask, got none", null);
        }
        URI address = URI.create(settings.url()).resolve("api/v1/receipts/" + receipt + "?city=" + city);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + settings.key())
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return read(city, address, answer.statusCode(), body.readNBytes(LARGEST_ANSWER + 1));
            }
        } catch (IOException away) {
            throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable(
                    "expected an answer of " + address + ", got " + away, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable("the service stops", stopping);
        }
    }

    private static Found read(String city, URI address, int status, byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException none) {
            throw unexpected(address, status);
        }
        String code = json.path("code").asString("");
        if (status == 404 && code.equals("UNDER_WAY")) {
            return new Found.UnderWay();
        }
        if (status == 404 && code.equals("RECEIPT_UNKNOWN")) {
            return new Found.Unknown();
        }
        if (status == 403 && code.equals("FOREIGN_CITY")) {
            return new Found.UnitReceipt("", "", "", "");
        }
        if (status != 200 || body.length > LARGEST_ANSWER || !json.has("outcome")) {
            throw unexpected(address, status);
        }
        return new Found.UnitReceipt(
                json.path("city").asString(city),
                json.path("unit").asString(""),
                json.path("period").asString(""),
                new String(body, StandardCharsets.UTF_8));
    }

    private static UnavailableException unexpected(URI address, int status) {
        String hint = status == 401 || status == 403
                ? ": is chitieu.ingestion.receipts.key the key of a reader of all cities?"
                : "";
        return IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable(
                "expected a receipt of " + address + ", got something else with status " + status + hint, null);
    }
}
