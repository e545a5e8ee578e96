package vn.chitieu.ingestion.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.ingestion.problem.RequestsUnavailableException;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowSource;

/**
 * Lets a sender repeat a request under a key of its own. A repeat gets the first answer where it is known; where it is
 * not, because the process died or the log did not answer, the request is done again with the ids and the time of the
 * first one, so that its updates are the same updates. Thread-safe.
 */
public final class RepeatRequest {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatRequest.class);

    /** A document of the database may have 16 MB. */
    private static final int MAX_PACKED_BYTES = 12 << 20;

    private final KnownRequests requests;
    private final Clock clock;

    /** Makes the use case. */
    public RepeatRequest(KnownRequests requests, Clock clock) {
        this.requests = Objects.requireNonNull(requests);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Begins a request, or finds it.
     *
     * @param fingerprint of all that it says; another one under the same key is another request, which is refused
     * @param reportedAt when its figures were reported where its rows do not say so; null for when it comes. A repeat
     *     keeps that of the first one, since the same id with another time would be another update
     * @throws RequestsUnavailableException if it cannot be known whether it came before
     */
    public Begun begin(RequestKey key, String fingerprint, @Nullable Instant reportedAt) {
        KnownRequest known = requests.begin(new KnownRequest(
                key.id(), fingerprint, clock.instant().truncatedTo(ChronoUnit.MILLIS), reportedAt, null));
        if (!known.fingerprint().equals(fingerprint)) {
            return new Begun.AnotherRequest();
        }
        return known.answer() == null ? new Begun.ToDo(known) : new Begun.Done(known.answer());
    }

    /** Returns the rows, those without an id with one that follows from the request's key and their place. */
    public static RowSource identified(KnownRequest request, RowSource rows) {
        return new RowSource() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public Iterable<List<RawRow>> parts() {
                return () -> new Identified(request, rows.parts().iterator());
            }
        };
    }

    /**
     * Keeps an answer that does not change any more. One that cannot be kept, or is too large for the store, is told
     * all the same.
     */
    public void answered(KnownRequest request, KnownRequest.Answer answer) {
        if (answer.body().packedBytes() > MAX_PACKED_BYTES) {
            LOG.warn("the answer of request {} is too large to be kept, a repeat does it again", request.id());
            return;
        }
        try {
            requests.answered(request, answer);
        } catch (RequestsUnavailableException lost) {
            LOG.warn("the answer of request {} is not kept, a repeat does it again: {}", request.id(), lost.toString());
        }
    }

    private static final class Identified implements Iterator<List<RawRow>> {

        private final KnownRequest request;
        private final Iterator<List<RawRow>> parts;
        private int next;

        Identified(KnownRequest request, Iterator<List<RawRow>> parts) {
            this.request = request;
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            return parts.hasNext();
        }

        @Override
        public List<RawRow> next() {
            List<RawRow> part = parts.next();
            List<RawRow> identified = new ArrayList<>(part.size());
            for (RawRow row : part) {
                boolean has = row.text(Field.ID).isPresent() || row.isFlawed(Field.ID);
                identified.add(has ? row : row.with(Field.ID, request.id() + "-" + next));
                next++;
            }
            return identified;
        }
    }

    /** What became of beginning a request. */
    public sealed interface Begun {

        /** It is to be done, for the first time or again. */
        record ToDo(KnownRequest request) implements Begun {}

        /** It was done and answered before. */
        record Done(KnownRequest.Answer answer) implements Begun {}

        /** The key was used for a request that said something else. */
        record AnotherRequest() implements Begun {}
    }
}
