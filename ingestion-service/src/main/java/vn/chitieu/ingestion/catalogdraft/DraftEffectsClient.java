package vn.chitieu.ingestion.catalogdraft;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.receipt.ReceiptProperties;

/**
 * Asks the aggregation service, with a reader's key, which verdicts a draft would change. Follows no redirect; an
 * answer that is too large is none. Thread-safe.
 */
@Component
public final class DraftEffectsClient {

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ReceiptProperties settings;
    private final HttpClient http;

    DraftEffectsClient(ReceiptProperties settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Returns what the service answers, as JSON.
     *
     * @throws vn.chitieu.support.problem.UnavailableException if it cannot be known at present
     */
    public byte[] effects(CatalogDraft draft) {
        if (settings.url().isEmpty()) {
            throw IngestionProblemCode.EFFECTS_UNAVAILABLE.unavailable(
                    "expected chitieu.ingestion.receipts.url to say whom to ask, got none", null);
        }
        URI address = URI.create(settings.url()).resolve("api/v1/catalog/effects?city=" + draft.city());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + settings.key())
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("files", draft.files()))))
                .build();
        try {
            return read(address, http.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException away) {
            throw IngestionProblemCode.EFFECTS_UNAVAILABLE.unavailable(
                    "expected an answer of " + address + ", got " + away, away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw IngestionProblemCode.EFFECTS_UNAVAILABLE.unavailable("the service stops", stopping);
        }
    }

    private static byte[] read(URI address, HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            byte[] read = body.readNBytes(LARGEST_ANSWER + 1);
            if (answer.statusCode() != 200 || read.length > LARGEST_ANSWER) {
                throw IngestionProblemCode.EFFECTS_UNAVAILABLE.unavailable(
                        "expected effects of " + address + ", got status " + answer.statusCode(), null);
            }
            return read;
        }
    }
}
