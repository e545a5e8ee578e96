package vn.chitieu.notification.year;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** A year of outages would fill the log with what is meant to happen. */
final class QuietLogs implements BeforeAllCallback, AfterAllCallback {

    private static final String SERVICE = "vn.chitieu.notification";

    @Override
    public void beforeAll(ExtensionContext context) {
        of(SERVICE).setLevel(Level.ERROR);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        of(SERVICE).setLevel(null);
    }

    private static Logger of(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
