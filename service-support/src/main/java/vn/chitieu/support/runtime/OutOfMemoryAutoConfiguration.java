package vn.chitieu.support.runtime;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Lets a service that ran out of memory end instead of living on without some of its threads (decision 26). */
@AutoConfiguration
@ConditionalOnClass(LoggerContext.class)
public class OutOfMemoryAutoConfiguration {

    @Bean
    Installation outOfMemoryExit() {
        return new Installation(new OutOfMemoryExit(() -> Runtime.getRuntime().halt(OutOfMemoryExit.STATUS)));
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
