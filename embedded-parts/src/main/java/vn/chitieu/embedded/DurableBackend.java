package vn.chitieu.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;

/**
 * Commits the store after each command that may have written and before its answer leaves. Left to itself the store
 * commits about once a second, whatever write concern the client asks for.
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "getmore",
            "killcursors",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "listcollections",
            "listindexes",
            "listdatabases",
            "serverstatus",
            "dbstats",
            "collstats",
            "validate");

    /** Space of replaced chunks is reused at once: only a loss of power, not of the process, could need them. */
    private static final int RETENTION_MS = 0;

    private static final int COMMITS_BETWEEN_COMPACTIONS = 500;
    private static final int COMPACT_BELOW_FILL_PERCENT = 60;
    private static final int COMPACTION_STEP_BYTES = 4 << 20;

    /** What a commit returns that found everything saved. */
    private static final long NOTHING_TO_SAVE = -1;

    private final MVStore store;
    private final AtomicInteger commits = new AtomicInteger();

    DurableBackend(MVStore store) {
        super(store);
        this.store = store;
        store.setRetentionTime(RETENTION_MS);
        store.setVersionsToKeep(0);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        String command = message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT);
        // Not asked whether there is anything to save: while another thread's commit is on its way to the disk the
        // answer is no, although this write must wait for it. The commit itself waits.
        if (!READS.contains(command) && store.commit() != NOTHING_TO_SAVE) {
            if (commits.incrementAndGet() % COMMITS_BETWEEN_COMPACTIONS == 0) {
                store.compact(COMPACT_BELOW_FILL_PERCENT, COMPACTION_STEP_BYTES);
            }
        }
        return answer;
    }
}
