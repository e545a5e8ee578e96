package vn.chitieu.ingestion.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.UnavailableException;

/**
 * The receipts of the aggregation service, over HTTP with a reader's key. Follows no redirect; an answer that is too
 * large is none. Thread-safe.
 */
public final class ReceiptClient implements ReceiptSource {

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final String key;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * Takes where the service is.
     *
     * @param base its address, ending in a slash
     * @param key of a reader
     * @param timeout for an answer to begin
     */
    public ReceiptClient(URI base, String key, Duration timeout) {
        this.base = base;
        this.key = key;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<UnitReceipt> find(String receipt) {
        URI address = base.resolve("api/v1/receipts/" + receipt);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return read(address, answer.statusCode(), body.readNBytes(LARGEST_ANSWER + 1));
            }
        } catch (IOException away) {
            throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable(
                    "expected an answer of " + address + ", got " + away, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable("the service stops", stopping);
        }
    }

    private static Optional<UnitReceipt> read(URI address, int status, byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException none) {
            throw unexpected(address, status);
        }
        if (status == 404 && json.path("code").asString("").equals("UNDER_WAY")) {
            return Optional.empty();
        }
        if (status != 200 || body.length > LARGEST_ANSWER || !json.has("outcome")) {
            throw unexpected(address, status);
        }
        return Optional.of(new UnitReceipt(json.path("unit").asString(""), new String(body, StandardCharsets.UTF_8)));
    }

    private static UnavailableException unexpected(URI address, int status) {
        String hint = status == 401 || status == 403 ? ": is chitieu.ingestion.receipts.key the key of a reader?" : "";
        return IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable(
                "expected a receipt of " + address + ", got something else with status " + status + hint, null);
    }
}
