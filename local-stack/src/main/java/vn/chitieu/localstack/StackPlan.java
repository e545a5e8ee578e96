package vn.chitieu.localstack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.foreign.ForeignParts;

/**
 * What to start.
 *
 * @param data everything that is kept; made when missing
 * @param catalogs the catalogs of the cities, at least one; what is printed and sent is of the first
 * @param sample whether the updates of its sample are sent
 * @param clock what the services' clock shall say at the start; null to go on from where it was, or on fresh data for
 *     the sample's own date when it is sent and else the real time
 * @param ports where everything listens
 * @param secure whether the broker authenticates its clients, each service has a user of its own, and wards may have
 *     accounts
 * @param foreign the parts that run elsewhere
 */
public record StackPlan(
        Path data,
        List<Path> catalogs,
        boolean sample,
        @Nullable Instant clock,
        Ports ports,
        boolean secure,
        ForeignParts foreign) {

    public StackPlan {
        if (catalogs.isEmpty()) {
            throw new IllegalArgumentException("expected the catalog of a city, got none");
        }
        catalogs = List.copyOf(catalogs);
        if (secure && !foreign.kafka().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected the embedded broker where it is to be secured, got a foreign one");
        }
    }

    /** Returns the catalog of the first city. */
    public Path firstCatalog() {
        return catalogs.get(0);
    }
}
