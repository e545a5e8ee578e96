package vn.chitieu.support.testing;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.embedded.EmbeddedBroker;

/**
 * A broker without topics for one class of tests: an embedded one of its own, or that of {@code -Dchitieu.kafka} after
 * the topics of earlier classes were deleted, and without its own when it closes, which may have settings that a
 * service would warn of. Nothing else of the module may run on that one, so this is for modules whose classes each
 * start and stop all services that they use.
 */
public final class OwnBroker implements AutoCloseable {

    private final @Nullable EmbeddedBroker embedded;

    private OwnBroker(@Nullable EmbeddedBroker embedded) {
        this.embedded = embedded;
    }

    /**
     * Returns it when it takes requests.
     *
     * @param data where an embedded one keeps its topics
     */
    public static OwnBroker start(Path data) {
        if (!TestBroker.isForeign()) {
            return new OwnBroker(EmbeddedBroker.start(data, 0));
        }
        ForeignTopics.delete(TestBroker.bootstrapServers());
        return new OwnBroker(null);
    }

    /** Returns its address. */
    public String bootstrapServers() {
        return embedded == null ? TestBroker.bootstrapServers() : embedded.bootstrapServers();
    }

    /** Returns the settings of a client that may do everything. */
    public Map<String, Object> superUser() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        } else {
            ForeignTopics.delete(TestBroker.bootstrapServers());
        }
    }
}
