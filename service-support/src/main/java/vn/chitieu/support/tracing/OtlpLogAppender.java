package vn.chitieu.support.tracing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Hands every line of the log to OpenTelemetry as well, with its fields, its thread's trace and what was thrown, from
 * the start of the context to its end. Thread-safe.
 */
final class OtlpLogAppender extends AppenderBase<ILoggingEvent> implements InitializingBean, DisposableBean {

    /** What says that it cannot send would be sent. */
    private static final String OWN = "io.opentelemetry";

    private final Logger logger;

    OtlpLogAppender(LoggerProvider logs) {
        this.logger = logs.get("vn.chitieu");
    }

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            setContext(logback);
            setName("otlp");
            start();
            logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(this);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(this);
        }
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLoggerName().startsWith(OWN)) {
            return;
        }
        LogRecordBuilder line = logger.logRecordBuilder()
                .setContext(Context.current())
                .setTimestamp(event.getTimeStamp(), TimeUnit.MILLISECONDS)
                .setSeverity(severity(event.getLevel()))
                .setSeverityText(event.getLevel().toString())
                .setBody(String.valueOf(event.getFormattedMessage()))
                .setAttribute("logger", event.getLoggerName())
                .setAttribute("thread", event.getThreadName());
        event.getMDCPropertyMap().forEach(line::setAttribute);
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair field : event.getKeyValuePairs()) {
                line.setAttribute(field.key, String.valueOf(field.value));
            }
        }
        addThrown(line, event.getThrowableProxy());
        line.emit();
    }

    private static void addThrown(LogRecordBuilder line, @Nullable IThrowableProxy thrown) {
        if (thrown != null) {
            line.setAttribute("exception.type", thrown.getClassName())
                    .setAttribute("exception.message", String.valueOf(thrown.getMessage()))
                    .setAttribute("exception.stacktrace", ThrowableProxyUtil.asString(thrown));
        }
    }

    private static Severity severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> Severity.ERROR;
            case Level.WARN_INT -> Severity.WARN;
            case Level.INFO_INT -> Severity.INFO;
            case Level.DEBUG_INT -> Severity.DEBUG;
            default -> Severity.TRACE;
        };
    }
}
