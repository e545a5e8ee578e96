package vn.chitieu.notification.entrylink;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.quarterreport.BoundedBodySubscriber;
import vn.chitieu.support.link.EntryLinkCodec;

/**
 * The templates of the ingestion service, over HTTP with the very link that the reminder carries, so that this service
 * needs no key there and reads no more than the recipient may. Follows no redirect; an answer that takes too long, is
 * too large or no workbook is none, and after one that did not come the next are not waited for. Thread-safe.
 */
final class TemplateClient implements TemplateSource {

    /** A template of 100 indicators has some 20 KB. */
    static final int LARGEST_WORKBOOK = 512 << 10;

    private static final Logger log = LoggerFactory.getLogger(TemplateClient.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final URI base;
    private final Duration timeout;
    private final CircuitBreaker circuit;
    private final HttpClient client;

    /**
     * Makes a client.
     *
     * @param base address of the ingestion service, ending in a slash
     * @param timeout how long one answer may take
     * @param circuit opens while the service does not answer
     */
    TemplateClient(URI base, Duration timeout, CircuitBreaker circuit) {
        this.base = base;
        this.timeout = timeout;
        this.circuit = circuit;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<byte[]> template(String token, String unit, Quarter quarter) {
        if (circuit.permits(1) == 0) {
            return Optional.empty();
        }
        HttpRequest request = HttpRequest.newBuilder(
                        base.resolve("api/v1/template?unit=" + unit + "&quarter=" + quarter))
                .timeout(timeout)
                .header("Accept", XLSX + ", application/problem+json")
                .header("Authorization", EntryLinkCodec.SCHEME + token)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBodySubscriber(LARGEST_WORKBOOK));
        try {
            return workbook(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), unit, quarter);
        } catch (TimeoutException | ExecutionException away) {
            answer.cancel(true);
            circuit.away(away.toString());
            log.warn("A reminder to {} goes without the workbook of {}: {}", unit, quarter, away.toString());
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<byte[]> workbook(HttpResponse<byte[]> answer, String unit, Quarter quarter) {
        circuit.succeeded();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() == 200 && type.startsWith(XLSX)) {
            return Optional.of(answer.body());
        }
        String hint = answer.statusCode() == 401
                ? ": has the ingestion service the keys of chitieu.notification.links.keys?"
                : "";
        log.warn(
                "A reminder to {} goes without the workbook of {}: expected status 200, got {}{}",
                unit,
                quarter,
                answer.statusCode(),
                hint);
        return Optional.empty();
    }
}
