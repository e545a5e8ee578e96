package vn.chitieu.support.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;

/**
 * Ends the process at the first {@link OutOfMemoryError} that is logged, at whatever level. Java's own
 * {@code -XX:+ExitOnOutOfMemoryError} does not see the one of direct memory, which the class library throws, and every
 * thread of ours belongs to a framework that catches it and logs it: web container, Kafka's listeners, Kafka's own
 * threads. A process that goes on afterwards is half dead with its port open, and is never restarted.
 */
final class OutOfMemoryExit extends TurboFilter {

    /** What Java exits with under {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int STATUS = 3;

    private static final int CAUSES = 20;

    private final Runnable end;
    private final AtomicBoolean ending = new AtomicBoolean();

    /** Takes what ends the process; it need not return. */
    OutOfMemoryExit(Runnable end) {
        this.end = end;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        Throwable fault = thrown == null ? last(arguments) : thrown;
        if (fault != null && isOutOfMemory(fault) && ending.compareAndSet(false, true)) {
            endWith(logger, fault);
        }
        return FilterReply.NEUTRAL;
    }

    private void endWith(Logger logger, Throwable fault) {
        try {
            logger.error("Out of memory: the process ends, to be started again", fault);
        } finally {
            end.run();
        }
    }

    /** Where a message has arguments, the throwable is still the last of them here. */
    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last
                ? last
                : null;
    }

    private static boolean isOutOfMemory(Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(
                        fault, one -> one != null, one -> one == null ? null : one.getCause())
                .limit(CAUSES)
                .anyMatch(OutOfMemoryError.class::isInstance);
    }

    /** In the log for as long as the context lives; threads that die of the error come to it as well. */
    static final class Installation implements DisposableBean {

        private final OutOfMemoryExit exit;

        Installation(OutOfMemoryExit exit) {
            this.exit = exit;
            ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
            if (loggers instanceof LoggerContext logback) {
                logback.addTurboFilter(exit);
            }
            if (Thread.getDefaultUncaughtExceptionHandler() == null) {
                Thread.setDefaultUncaughtExceptionHandler(
                        (thread, fault) -> LoggerFactory.getLogger(OutOfMemoryExit.class)
                                .error("The thread {} died", thread.getName(), fault));
            }
        }

        @Override
        public void destroy() {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
                logback.getTurboFilterList().remove(exit);
            }
        }
    }
}
