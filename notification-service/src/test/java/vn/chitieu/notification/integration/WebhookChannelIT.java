package vn.chitieu.notification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;

class WebhookChannelIT {

    private static final String SECRET = "0123456789abcdef";
    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final TurnableClock clock = new TurnableClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final CircuitBreaker circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
    private final EventNotice event =
            new EventNotice(SomeNotices.opened().outgoing().transitions().get(0));
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 200;
    private volatile boolean slow;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void postsTheEventSignedWithTheTime() throws Exception {
        FrozenMail frozen = frozen();
        assertThat(channel(url()).send(frozen)).isInstanceOf(SendOutcome.Accepted.class);
        Posted one = posted.get(0);
        assertThat(EventJson.read(one.body(), AlertChanged.class).id())
                .isEqualTo(
                        AlertChangedMapper.of(event.transition(), "thanh-hoa").id())
                .isEqualTo(one.id());
        long seconds = clock.instant().getEpochSecond();
        assertThat(one.signature()).isEqualTo("t=" + seconds + ",v1=" + hmac(seconds, one.body()));
    }

    @ParameterizedTest
    @CsvSource({
        "204, Accepted",
        "500, Deferred",
        "503, Deferred",
        "429, Deferred",
        "408, Deferred",
        "410, Refused",
        "400, Refused",
        "422, Refused",
        "401, ChannelClosed",
        "404, ChannelClosed",
        "302, ChannelClosed"
    })
    void tellsWhatAnAnswerMeans(int answer, String outcome) throws Exception {
        status = answer;
        SendOutcome actual = channel(url()).send(frozen());
        assertThat(actual.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(actual.answer()).contains(String.valueOf(answer));
        assertThat(posted).as("a redirect is not followed").hasSize(1);
    }

    @Test
    void aSlowAnswerIsWaitedForNoLongerThanTheTimeout() throws Exception {
        slow = true;
        assertThat(channel(url()).send(frozen())).isInstanceOf(SendOutcome.Deferred.class);
    }

    @Test
    void anAddressWithoutAServerIsUnreachable() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free.close();
            assertThat(channel("http://127.0.0.1:" + free.getLocalPort() + "/").send(frozen()))
                    .isInstanceOf(SendOutcome.Unreachable.class);
        }
    }

    @Test
    void anEventIsSentAgainWithTheSameBytesUntilItIsTaken() {
        OutboxRow row = OutboxRow.queued(event, clock.instant(), POLICY);
        outbox.add(row);
        status = 500;
        deliver(url());
        assertThat(state(row)).isEqualTo(DeliveryState.RETRY);
        status = 200;
        clock.turn(Duration.ofMinutes(1));
        deliver(url());
        assertThat(state(row)).isEqualTo(DeliveryState.SENT);
        assertThat(posted).hasSize(2);
        assertThat(posted.get(1).body()).isEqualTo(posted.get(0).body());
        assertThat(posted.get(1).signature()).isNotEqualTo(posted.get(0).signature());
    }

    @Test
    void anEventThatIsGoneForGoodFailsAndARedirectPausesTheChannel() {
        OutboxRow row = OutboxRow.queued(event, clock.instant(), POLICY);
        outbox.add(row);
        status = 302;
        deliver(url());
        assertThat(state(row)).isEqualTo(DeliveryState.RETRY);
        assertThat(circuitBreaker.permits(2)).isZero();
        status = 410;
        clock.turn(Duration.ofMinutes(2));
        deliver(url());
        assertThat(state(row)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void whereThereIsNoWebhookAnyMoreNoEventWaitsForEver() {
        OutboxRow row = OutboxRow.queued(event, clock.instant(), POLICY);
        outbox.add(row);
        deliver("");
        assertThat(state(row)).isEqualTo(DeliveryState.FAILED);
    }

    private void deliver(String url) {
        OutboxDelivery delivery = new OutboxDelivery(
                outbox,
                new EventMessageWriter(CityIds.ofHome("thanh-hoa")),
                channel(url),
                ArchiveProbe.none(),
                circuitBreaker,
                POLICY,
                new RecordingTally(),
                clock,
                below -> 0);
        delivery.deliver(outbox.due(clock.instant(), 9));
    }

    private DeliveryState state(OutboxRow row) {
        return outbox.find(row.id()).orElseThrow().state();
    }

    private FrozenMail frozen() throws Exception {
        return new EventMessageWriter(CityIds.ofHome("thanh-hoa")).write(event, clock.instant());
    }

    private WebhookChannel channel(String url) {
        return new WebhookChannel(
                new WebhookProperties(url, url.isEmpty() ? "" : SECRET, Duration.ofMillis(1500), 1), clock);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    private void answer(HttpExchange exchange) throws IOException {
        posted.add(new Posted(
                exchange.getRequestHeaders().getFirst("Chitieu-Event-Id"),
                exchange.getRequestHeaders().getFirst("Chitieu-Signature"),
                exchange.getRequestBody().readAllBytes()));
        if (slow) {
            waitForTheEnd();
        }
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String hmac(long seconds, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private record Posted(String id, String signature, byte[] body) {}
}
