package vn.chitieu.ingestion.credential.account;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then for accounts that outlived their credentials; what fails is done the next time. */
final class AccountCloser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCloser.class);

    private final CloseVoidAccounts close;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "door-accounts");
        named.setDaemon(true);
        return named;
    });

    private AccountCloser(CloseVoidAccounts close) {
        this.close = close;
    }

    static AccountCloser start(CloseVoidAccounts close, Duration every) {
        AccountCloser closer = new AccountCloser(close);
        long millis = every.toMillis();
        var unused = closer.thread.scheduleWithFixedDelay(closer::look, millis, millis, TimeUnit.MILLISECONDS);
        return closer;
    }

    private void look() {
        try {
            close.close();
        } catch (RuntimeException failed) {
            LOG.warn("accounts of the Kafka door may have outlived their credentials: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
