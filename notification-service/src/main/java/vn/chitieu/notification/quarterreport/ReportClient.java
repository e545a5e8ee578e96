package vn.chitieu.notification.quarterreport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The reports of the aggregation service, over HTTP with a reader's key. Follows no redirect; an answer that takes too
 * long or is too large is none. Thread-safe.
 */
@Component
final class ReportClient implements ReportSource {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(EventJson.module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final URI base;
    private final String key;
    private final Duration timeout;
    private final HttpClient client;

    ReportClient(ReportClientProperties settings) {
        this.base = settings.url();
        this.key = settings.key();
        this.timeout = settings.timeout();
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<FetchedReport> printed(String city, Quarter quarter, Scope scope, String language)
            throws ReportUnavailableException {
        URI address =
                base.resolve("api/v1/reports/" + quarter + "?scope=" + scope + "&lang=" + language + "&city=" + city);
        HttpResponse<byte[]> answer = answer(address, "application/json", LARGEST_REPORT);
        if (answer.statusCode() == 404 && says(answer, "NO_REPORT")) {
            return Optional.empty();
        }
        checkOk(address, answer);
        try {
            return Optional.of(JSON.readValue(answer.body(), FetchedReport.class));
        } catch (JacksonException unreadable) {
            throw new ReportUnavailableException(
                    "expected a report from " + address + ", got something else: " + unreadable.getOriginalMessage(),
                    unreadable);
        }
    }

    @Override
    public byte[] workbook(String city, Quarter quarter, Scope scope, String language)
            throws ReportUnavailableException {
        URI address =
                base.resolve("reports/" + quarter + ".xlsx?scope=" + scope + "&lang=" + language + "&city=" + city);
        HttpResponse<byte[]> answer = answer(address, "*/*", LARGEST_WORKBOOK);
        checkOk(address, answer);
        return answer.body();
    }

    private HttpResponse<byte[]> answer(URI address, String accept, int most) throws ReportUnavailableException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", accept)
                .header("Authorization", "Bearer " + key)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBodySubscriber(most));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ReportUnavailableException("expected an answer of " + address + " within " + timeout, late);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new ReportUnavailableException("expected an answer of " + address + ", got " + cause, cause);
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ReportUnavailableException("the service stops", stopping);
        }
    }

    private static boolean says(HttpResponse<byte[]> answer, String code) {
        try {
            return JSON.readTree(answer.body()).path("code").asString("").equals(code);
        } catch (JacksonException noProblem) {
            return false;
        }
    }

    private static void checkOk(URI address, HttpResponse<byte[]> answer) throws ReportUnavailableException {
        if (answer.statusCode() != 200) {
            String hint = answer.statusCode() == 401 || answer.statusCode() == 403
                    ? ": is chitieu.notification.aggregation.key the key of a reader of this city?"
                    : "";
            throw new ReportUnavailableException(
                    "expected status 200 of " + address + ", got " + answer.statusCode() + hint);
        }
    }

    /** Says that an answer is larger than any report. */
    static final class TooLargeException extends IOException {
        TooLargeException(int most) {
            super("expected at most " + most + " bytes, got more");
        }
    }
}
