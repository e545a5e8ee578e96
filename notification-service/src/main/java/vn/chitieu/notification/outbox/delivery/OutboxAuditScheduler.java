package vn.chitieu.notification.outbox.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Audits the outbox at a steady pace, in a thread of its own; each finding is logged once. */
public final class OutboxAuditScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxAuditScheduler.class);

    private final OutboxAudit audit;
    private final Duration pace;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private String logged = "[]";

    public OutboxAuditScheduler(OutboxAudit audit, Duration pace) {
        this.audit = audit;
        this.pace = pace;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "outbox-audit");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        try {
            do {
                auditOnce();
            } while (!stopped.await(pace.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void auditOnce() {
        try {
            String findings = audit.audit().findings().toString();
            if (!findings.equals(logged)) {
                log.warn("The outbox has findings: {}", findings);
                logged = findings;
            }
        } catch (RuntimeException fault) {
            if (stopped.getCount() > 0) {
                log.warn("The outbox cannot be audited: {}", fault.toString());
            }
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
