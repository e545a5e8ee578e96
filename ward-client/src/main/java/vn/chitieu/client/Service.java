package vn.chitieu.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The ingestion service over HTTP. Says what became of each call and never tries again by itself. */
final class Service {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final URI base;
    private final String key;
    private final HttpClient http;

    /**
     * Takes the address of the service and the key of the unit.
     *
     * @param trust in whom; null for those whom Java trusts
     */
    Service(URI base, String key, @Nullable SSLContext trust) {
        this.base = base;
        this.key = key;
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        this.http = (trust == null ? client : client.sslContext(trust)).build();
    }

    /**
     * Sends a parcel under its key: the same parcel again is the same request.
     *
     * @param watch what looks on while the body is read
     */
    Outcome send(Parcel parcel, Path body, UnaryOperator<InputStream> watch) throws IOException, InterruptedException {
        long size = Files.size(body);
        Queue<InputStream> opened = new ConcurrentLinkedQueue<>();
        BodyPublisher watched = size == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> watch.apply(noted(open(body), opened))), size);
        try {
            return call(post("/api/v1/updates" + parcel.query(), parcel.kind(), watched)
                    .header("Idempotency-Key", parcel.id())
                    .build());
        } finally {
            // An answer may come before all is read, and Windows moves no folder with an open file in it.
            for (InputStream left : opened) {
                left.close();
            }
        }
    }

    /** Has a file checked; nothing of it is kept. */
    Outcome check(Path file, FileKind kind, String numbers) throws IOException, InterruptedException {
        String format = numbers.isEmpty() || !kind.hasNumberFormat() ? "" : "&numbers=" + numbers;
        return call(post("/api/v1/updates?dryRun=true" + format, kind, BodyPublishers.ofFile(file))
                .build());
    }

    /** Fetches the workbook that a unit fills in. */
    Outcome template(String unit, String quarter) throws IOException, InterruptedException {
        return call(request("/api/v1/template?unit=" + encoded(unit) + "&quarter=" + encoded(quarter))
                .build());
    }

    /** Asks what became of an update. */
    Outcome receipt(String receipt) throws InterruptedException {
        return call(request("/api/v1/receipts/" + encoded(receipt)).build());
    }

    private HttpRequest.Builder post(String path, FileKind kind, BodyPublisher body) {
        return request(path).header("Content-Type", kind.mediaType()).POST(body);
    }

    private static InputStream noted(InputStream in, Queue<InputStream> opened) {
        opened.add(in);
        return in;
    }

    private static InputStream open(Path body) {
        try {
            return Files.newInputStream(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json, application/problem+json, */*");
    }

    private Outcome call(HttpRequest request) throws InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            String why = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
            return new Outcome.Later(broken instanceof SSLException ? "TLS, --ca: " + why : why, AGAIN);
        }
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken(status, new Answer(response.body()));
        }
        if (status >= 500 || status == 429 || status == 408) {
            return new Outcome.Later("HTTP " + status, after(response));
        }
        return status == 401 || status == 403
                ? new Outcome.NotAllowed(status, new Answer(response.body()))
                : new Outcome.Refused(status, new Answer(response.body()));
    }

    private static Duration after(HttpResponse<?> response) {
        Optional<String> seconds =
                response.headers().firstValue("Retry-After").filter(text -> text.matches("[0-9]{1,6}"));
        Duration wait =
                seconds.map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(AGAIN);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What became of a call. */
    sealed interface Outcome {

        /** The service took it. */
        record Taken(int status, Answer answer) implements Outcome {}

        /** The service will never take it as it is. */
        record Refused(int status, Answer answer) implements Outcome {}

        /** The key is not known, or not allowed to; with another key it may be taken. */
        record NotAllowed(int status, Answer answer) implements Outcome {}

        /** Nobody answered, or the service asks to come again. */
        record Later(String why, Duration after) implements Outcome {}
    }
}
