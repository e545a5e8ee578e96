package vn.chitieu.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** HTTP client of the ingestion service. Returns the outcome of each call and never retries by itself. */
final class ServiceClient {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The service gives a body two minutes to come, and takes its time for a large one then. */
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int TOO_LARGE = 413;
    private static final Outcome SOMEBODY_ELSE = new Outcome.Later("SOMEBODY_ELSE", AGAIN, false);

    /** Refusals that say nothing about the file: the body broke off on its way, or the address is another one's. */
    private static final Set<String> PASSING = Set.of("BODY_UNREADABLE", "NOT_FOUND", "METHOD_NOT_ALLOWED");

    private final URI base;
    private final String key;
    private final HttpClient http;
    private final Clock clock;

    /**
     * Takes the address of the service and the key of the unit.
     *
     * @param base what comes before {@code api/v1/}: behind a proxy with a path, such as
     *     {@code https://host/ingestion/}
     * @param trust in whom; null for those whom Java trusts
     * @param clock of this computer, by which the spool dates files as well
     */
    ServiceClient(URI base, String key, @Nullable SSLContext trust, Clock clock) {
        this.clock = clock;
        this.base = folder(base);
        this.key = key;
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        this.http = (trust == null ? client : client.sslContext(trust)).build();
    }

    /** Returns the address without a query, and with a slash at its end. */
    private static URI folder(URI address) {
        String path = address.getRawPath();
        return URI.create(
                address.getScheme() + "://" + address.getRawAuthority() + path + (path.endsWith("/") ? "" : "/"));
    }

    /**
     * Sends a parcel under its idempotency key: the same parcel again is the same request.
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
            return submission(call(post("api/v1/updates" + parcel.query(), parcel.kind(), watched)
                    .header("Idempotency-Key", parcel.id())
                    // Beside it the service sees how far this clock is from its own, and shifts reportedAt by that.
                    .header("Date", DATE.format(clock.instant()))
                    .build()));
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
        return submission(call(post("api/v1/updates?dryRun=true" + format, kind, BodyPublishers.ofFile(file))
                .build()));
    }

    /** Fetches the workbook that a unit fills in. */
    Outcome template(String unit, String quarter) throws IOException, InterruptedException {
        Outcome outcome = call(request("api/v1/template?unit=" + encoded(unit) + "&quarter=" + encoded(quarter))
                .build());
        return outcome instanceof Outcome.Taken taken && !taken.answer().isWorkbook() ? SOMEBODY_ELSE : outcome;
    }

    /**
     * Returns the outcome of a submission: a server that says that it is taken without saying how many is not the
     * service.
     */
    private static Outcome submission(Outcome outcome) {
        return outcome instanceof Outcome.Taken taken
                        && !ResponseText.isSubmission(taken.answer().bytes())
                ? SOMEBODY_ELSE
                : outcome;
    }

    /** Asks what became of an update. */
    Outcome receipt(String receipt) throws InterruptedException {
        return call(request("api/v1/receipts/" + encoded(receipt)).build());
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
            if (broken instanceof ConnectException || broken instanceof HttpConnectTimeoutException) {
                return new Outcome.Later("NO_CONNECTION", AGAIN, false);
            }
            String why = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
            return new Outcome.Later(broken instanceof SSLException ? "TLS, --ca: " + why : why, AGAIN, false);
        }
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken(status, new ResponseBody(response.body()));
        }
        String code = ResponseText.code(response.body());
        boolean isFinal = status == TOO_LARGE || (!code.isEmpty() && !PASSING.contains(code));
        if (status < 400 || status >= 500 || status == 429 || status == 408 || !isFinal) {
            return later(response, code);
        }
        return status == 401 || status == 403
                ? new Outcome.NotAllowed(status, new ResponseBody(response.body()))
                : new Outcome.Refused(status, new ResponseBody(response.body()));
    }

    private static Outcome later(HttpResponse<?> response, String code) {
        String why = "HTTP " + response.statusCode() + (code.isEmpty() ? "" : " " + ResponseText.clean(code));
        Optional<Duration> asked = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return new Outcome.Later(why, asked.orElse(AGAIN), asked.isPresent());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What became of a call. */
    sealed interface Outcome {

        /** The service took it. */
        record Taken(int status, ResponseBody answer) implements Outcome {}

        /** The service will never take it as it is. */
        record Refused(int status, ResponseBody answer) implements Outcome {}

        /** The key is not known, or not allowed to; with another key it may be taken. */
        record NotAllowed(int status, ResponseBody answer) implements Outcome {}

        /**
         * There was no answer, or one of another server, such as a proxy, or the service asks for a retry.
         *
         * @param isAsked whether the service named the time
         */
        record Later(String why, Duration after, boolean isAsked) implements Outcome {}
    }
}
