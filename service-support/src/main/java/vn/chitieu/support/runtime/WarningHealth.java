package vn.chitieu.support.runtime;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Components of health that warn: something needs to be mended while the service does its work. */
public final class WarningHealth {

    /** The status; it is answered with HTTP 200. */
    public static final Status WARNING = new Status("WARNING");

    private WarningHealth() {}

    /**
     * Returns the health of a component whose work is late in some places: UP where there is none, else WARNING with a
     * detail for each, and with where the documents say what to do.
     *
     * @param late what is said of each place, by its name
     */
    public static Health of(Runbook runbook, Map<String, String> late) {
        return late.isEmpty()
                ? Health.up().build()
                : runbook.on(Health.status(WARNING)).withDetails(late).build();
    }
}
