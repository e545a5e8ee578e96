package vn.chitieu.benchmarks.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.notification.NotificationApplication;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.OutboxAudit;

/** The notification service itself, whole, sending as fast as it can. */
final class RunningNotification implements AutoCloseable {

    private final ConfigurableApplicationContext service;

    private RunningNotification(ConfigurableApplicationContext service) {
        this.service = service;
    }

    static RunningNotification start(
            EmbeddedBroker broker, EmbeddedDatabase database, Path catalog, int mailPort, int parallel, int together) {
        Map<String, String> own = new HashMap<>();
        own.put("spring.mail.host", "127.0.0.1");
        own.put("spring.mail.port", String.valueOf(mailPort));
        own.put("chitieu.notification.outbox.per-second", "0");
        own.put("chitieu.notification.outbox.pause", "1s");
        own.put("chitieu.notification.outbox.parallel", String.valueOf(parallel));
        own.put("chitieu.notification.outbox.together", String.valueOf(together));
        return new RunningNotification(Services.start(
                NotificationApplication.application(), broker.bootstrapServers(), database.uri(), catalog, own));
    }

    /** Waits until so many notices were wanted. */
    void awaitWanted(int notices) {
        Outbox outbox = service.getBean(Outbox.class);
        Waiting.until(
                notices + " notices",
                Duration.ofMillis(200),
                () -> outbox.ledger().wanted() >= notices);
    }

    /** Waits until every notice is in the archive, and checks that each is counted in the outbox, as sent. */
    void expectAllSent(int notices) {
        Outbox outbox = service.getBean(Outbox.class);
        Waiting.until(
                "an empty outbox", Duration.ofMillis(100), () -> outbox.live().isEmpty());
        OutboxAudit.Report report = service.getBean(OutboxAudit.class).audit();
        if (!report.isClean()
                || report.ledger().wanted() != notices
                || report.ledger().done().getOrDefault(DeliveryState.SENT, 0L) != notices) {
            throw new WrongResultException("expected " + notices + " notices, all sent, got " + report);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
