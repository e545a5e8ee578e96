package vn.chitieu.aggregation.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Checks the logs of updates and of targets every half minute, and at each take-over of a partition. */
public class LogMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(LogMonitor.class);
    private static final int PAUSE_MS = 30_000;

    private final List<LogCheck> logs;
    private final BooleanSupplier isReading;

    public LogMonitor(List<LogCheck> logs, BooleanSupplier isReading) {
        this.logs = List.copyOf(logs);
        this.isReading = isReading;
    }

    /** What a broker that is away would say is not known, and what it said last stays. */
    @Scheduled(fixedDelay = PAUSE_MS, initialDelay = PAUSE_MS)
    void look() {
        if (!isReading.getAsBoolean()) {
            return;
        }
        for (LogCheck log : logs) {
            try {
                log.look();
            } catch (RuntimeException fault) {
                LOG.debug("A log cannot be looked at now: {}", fault.toString());
            }
        }
    }

    /** Returns what is lost of the logs, as it was found last. */
    public List<String> losses() {
        return found(LogCheck.Result::losses);
    }

    /** Returns settings by which they may lose something. */
    public List<String> risks() {
        return found(LogCheck.Result::risks);
    }

    private List<String> found(Function<LogCheck.Result, List<String>> what) {
        List<String> found = new ArrayList<>();
        logs.stream().map(LogCheck::last).filter(Objects::nonNull).forEach(last -> found.addAll(what.apply(last)));
        return found;
    }
}
