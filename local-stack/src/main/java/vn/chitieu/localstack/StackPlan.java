package vn.chitieu.localstack;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.foreign.ForeignParts;

/**
 * What to start.
 *
 * @param data everything that is kept; made when missing
 * @param catalog the city's catalog
 * @param sample whether the sample's updates are sent
 * @param clock what the services' clock shall say at the start; null to go on from where it was, or on fresh data for
 *     the sample's own date when it is sent and else the real time
 * @param ports where everything listens
 * @param secure whether the broker asks who comes, each service has a user of its own, and wards may have accounts
 * @param foreign the parts that run elsewhere
 */
public record StackPlan(
        Path data,
        Path catalog,
        boolean sample,
        @Nullable Instant clock,
        Ports ports,
        boolean secure,
        ForeignParts foreign) {

    public StackPlan {
        if (secure && !foreign.kafka().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected the embedded broker where it is to be secured, got a foreign one");
        }
    }
}
