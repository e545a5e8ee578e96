package vn.chitieu.notification.integration;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.SendOutcome;

/**
 * Posts events to another system. Each is signed: {@code Chitieu-Signature: t=SECONDS,v1=HEX}, the HMAC-SHA256 of the
 * seconds since 1970, a dot and the body, so that neither can be changed nor replayed later. An event that may have
 * arrived is sent again under the same id (at least once). A redirect is not followed: it would take the signature
 * elsewhere.
 */
public final class WebhookChannel implements MessageChannel {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** Unauthorized, forbidden, not found, method not allowed: about this service or the address, not this event. */
    private static final Set<Integer> ABOUT_US = Set.of(401, 403, 404, 405);

    /** Request timeout, conflict, too early, too many requests: passes. */
    private static final Set<Integer> LATER = Set.of(408, 409, 425, 429);

    private final WebhookProperties settings;
    private final Clock clock;
    private final HttpClient http;

    public WebhookChannel(WebhookProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public SendOutcome send(FrozenMail event) {
        return send(event, List.of());
    }

    @Override
    public Line line() {
        return new Line() {
            @Override
            public SendOutcome send(FrozenMail event) {
                return WebhookChannel.this.send(event, List.of());
            }

            @Override
            public SendOutcome send(FrozenMail event, List<String> traces) {
                return WebhookChannel.this.send(event, traces);
            }
        };
    }

    private SendOutcome send(FrozenMail event, List<String> traces) {
        if (!settings.isSet()) {
            return new SendOutcome.Refused("no webhook is set up any more");
        }
        byte[] body = event.bytes();
        long seconds = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Chitieu-Event-Id", event.messageId())
                .header("Chitieu-Event-Type", AlertChanged.TYPE)
                .header("Chitieu-Signature", "t=" + seconds + ",v1=" + signature(seconds, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        traces.stream().limit(1).forEach(trace -> request.header(TraceHeader.NAME, trace));
        try {
            return outcome(http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (ConnectException | HttpConnectTimeoutException away) {
            return new SendOutcome.Unreachable("no connection: " + away);
        } catch (IOException broken) {
            return new SendOutcome.Deferred("no answer: " + broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SendOutcome.Deferred("no answer: the service stops");
        }
    }

    private static SendOutcome outcome(int status) {
        String answer = "HTTP " + status;
        if (status >= SERVER_ERROR || LATER.contains(status)) {
            return new SendOutcome.Deferred(answer);
        }
        if (ABOUT_US.contains(status)) {
            return new SendOutcome.ChannelClosed(answer);
        }
        if (status >= BAD_REQUEST) {
            return new SendOutcome.Refused(answer);
        }
        return status >= MULTIPLE_CHOICES
                ? new SendOutcome.ChannelClosed(answer + ", a redirect is not followed")
                : new SendOutcome.Accepted(answer);
    }

    private String signature(long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
