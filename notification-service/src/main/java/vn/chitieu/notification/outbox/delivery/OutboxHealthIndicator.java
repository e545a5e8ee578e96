package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.chitieu.support.runtime.Runbook;

/**
 * DOWN while the mail server refuses the sign-in (one that does not answer is named, and counts once mails are
 * overdue), while the audit of the outbox has findings, which are named, and where it has not been audited for longer
 * than three times its pace.
 */
public final class OutboxHealthIndicator implements HealthIndicator {

    private static final int MISSED_AUDITS = 3;

    private final OutboxAudit audit;
    private final CircuitBreaker circuitBreaker;
    private final Clock clock;
    private final Duration pace;

    public OutboxHealthIndicator(OutboxAudit audit, CircuitBreaker circuitBreaker, Clock clock, Duration pace) {
        this.audit = audit;
        this.circuitBreaker = circuitBreaker;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        OutboxAudit.Report report = audit.last();
        if (report == null) {
            return health.withDetail("audit", "not yet").build();
        }
        circuitBreaker
                .state()
                .ifPresent(state -> (state.refused() ? Runbook.MAIL.on(health.down()) : health)
                        .withDetail("channelClosed", state.why())
                        .withDetail("nextAttempt", state.until().toString()));
        boolean old = report.at().plus(pace.multipliedBy(MISSED_AUDITS)).isBefore(clock.instant());
        if (old || !report.isClean()) {
            Runbook.MAIL.on(health.down());
        }
        return health.withDetail("auditedAt", report.at().toString())
                .withDetail("wanted", report.ledger().wanted())
                .withDetail("done", report.ledger().done())
                .withDetail("live", report.ledger().live())
                .withDetail("findings", report.findings())
                .build();
    }
}
