package vn.chitieu.aggregation.log;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;
import vn.chitieu.support.tracing.FigureTracer.Kind;

/**
 * The traces of a batch of updates: a span for each trace that came with it, and for each total the trace of the update
 * that moved it. A batch is folded and its totals are published by one thread. Thread-safe.
 */
@Component
public final class KafkaBatchTraces {

    /** A batch has up to 20,000 records; spans of more traces than that say nothing new about it. */
    private static final int MOST = 64;

    private static final String ANY_UNIT = "";

    private static final ThreadLocal<@Nullable Batch> CURRENT = new ThreadLocal<>();

    private final FigureTracer tracer;

    /** Takes what begins spans. */
    public KafkaBatchTraces(FigureTracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Begins the spans of a batch and makes them those of this thread.
     *
     * @param updates what was read from the records, in the same order
     * @return null where none is traced
     */
    public @Nullable Batch begin(List<ConsumerRecord<String, byte[]>> records, List<LoggedUpdate> updates) {
        if (!tracer.isOn()) {
            return null;
        }
        Batch batch = new Batch();
        for (int i = 0; i < records.size(); i++) {
            String trace = TraceHeader.sampled(records.get(i).headers());
            if (trace != null) {
                batch.add(trace, updates.get(i));
            }
        }
        return begun(batch);
    }

    /**
     * Begins the spans of records each of which concerns pages as a whole, such as targets; likewise.
     *
     * @param concerned the pages of each record
     * @return null where none is traced
     */
    public @Nullable Batch begin(Map<ConsumerRecord<String, byte[]>, Set<PageKey>> concerned) {
        Batch batch = new Batch();
        concerned.forEach((record, pages) -> {
            String trace = TraceHeader.sampled(record.headers());
            if (trace != null) {
                batch.add(trace, record, pages);
            }
        });
        return begun(batch);
    }

    /**
     * Begins the span of pages that are judged again although no figure came for them, because time has passed or the
     * catalog has changed: a trace of its own, by the rate of sampling.
     *
     * @return null where no page is, where the trace is not kept, and within a batch
     */
    public @Nullable Batch begin(List<FoldResult.PageChange> changes) {
        if (!tracer.isOn() || CURRENT.get() != null || changes.isEmpty()) {
            return null;
        }
        Revision.Occasion occasion = changes.get(0).revision().occasion();
        if (occasion == Revision.Occasion.UPDATES || occasion == Revision.Occasion.TARGETS) {
            return null;
        }
        FigureSpan span = tracer.entered("totals judge", Kind.CONSUMER, null);
        if (span == null) {
            return null;
        }
        Batch batch = new Batch();
        batch.spans.put(span.trace(), span.tag("chitieu.occasion", occasion));
        changes.forEach(change -> batch.place(change.page().key(), ANY_UNIT, span));
        span.tag("chitieu.city", changes.get(0).page().key().city());
        batch.stored();
        return begun(batch);
    }

    private @Nullable Batch begun(Batch batch) {
        if (batch.spans.isEmpty()) {
            return null;
        }
        CURRENT.set(batch);
        return batch;
    }

    /** Returns whether anything is traced. */
    public boolean isOn() {
        return tracer.isOn();
    }

    /** Returns the traced batch of this thread; null where there is none. */
    public @Nullable Batch current() {
        return tracer.isOn() ? CURRENT.get() : null;
    }

    /** A batch that is folded. {@link #close} ends its spans. */
    public final class Batch implements AutoCloseable {

        private final Map<String, FigureSpan> spans = new LinkedHashMap<>();
        private final Map<PageKey, Set<Traced>> pages = new HashMap<>();
        private boolean stored;

        private Batch() {}

        private void add(String trace, LoggedUpdate update) {
            boolean isFirst = !spans.containsKey(trace);
            FigureSpan span = span(trace, "indicator-updates process");
            if (span == null) {
                return;
            }
            if (isFirst) {
                describe(span, update);
            }
            if (update instanceof LoggedUpdate.Reported reported) {
                place(reported.page(), reported.contribution().cell().unit(), span);
            }
        }

        private void add(String trace, ConsumerRecord<String, byte[]> record, Set<PageKey> concerned) {
            FigureSpan span = span(trace, record.topic() + " process");
            if (span != null) {
                span.tag("chitieu.city", record.key());
                concerned.forEach(page -> place(page, ANY_UNIT, span));
            }
        }

        /** Returns the span of a trace; null where there are too many already. */
        private @Nullable FigureSpan span(String trace, String name) {
            FigureSpan known = spans.get(trace);
            if (known != null || spans.size() == MOST) {
                return known;
            }
            FigureSpan begun = tracer.continued(name, Kind.CONSUMER, trace);
            if (begun != null) {
                spans.put(trace, begun);
            }
            return begun;
        }

        private void place(PageKey page, String unit, FigureSpan span) {
            pages.computeIfAbsent(page, first -> new LinkedHashSet<>()).add(new Traced(unit, span.trace()));
        }

        private static void describe(FigureSpan span, LoggedUpdate update) {
            span.tag("chitieu.receipt", update.receipt());
            if (update instanceof LoggedUpdate.Reported reported) {
                span.tag("chitieu.city", reported.page().city())
                        .tag("chitieu.unit", reported.contribution().cell().unit())
                        .tag("chitieu.indicator", reported.page().indicator())
                        .tag("chitieu.update", reported.contribution().updateId());
            }
        }

        /** Takes note that pages and receipts are stored. */
        public void stored() {
            stored = true;
            spans.values().forEach(span -> span.event("stored"));
        }

        /** Lets pages that follow from others be of the same traces. */
        public void follow(List<FoldResult.PageChange> changes) {
            for (FoldResult.PageChange change : changes) {
                PageKey page = change.page().key();
                for (Revision.Id origin : change.revision().origins()) {
                    Set<Traced> traced = pages.get(origin.page());
                    if (traced != null && !origin.page().equals(page)) {
                        pages.putIfAbsent(page, traced);
                    }
                }
            }
        }

        /**
         * Begins the span of a total that is published: in the trace of the last update on its page, of its own unit
         * where the total is of one, with links to the traces of the others.
         *
         * @return null where no update on its page was traced
         */
        public @Nullable FigureSpan publishing(FoldResult.Published published) {
            List<String> traces = traces(published);
            if (traces.isEmpty()) {
                return null;
            }
            int last = traces.size() - 1;
            FigureSpan span = tracer.continued(
                    "quarterly-totals publish", Kind.PRODUCER, traces.get(last), traces.subList(0, last));
            return span == null
                    ? null
                    : span.tag("chitieu.city", published.page().city())
                            .tag("chitieu.indicator", published.page().indicator())
                            .tag("chitieu.quarter", published.page().quarter())
                            .tag("chitieu.scope", published.total().scope())
                            .tag("chitieu.revision", published.total().revision());
        }

        private List<String> traces(FoldResult.Published published) {
            Set<Traced> ofPage = pages.getOrDefault(published.page(), Set.of());
            List<String> all = ofPage.stream().map(Traced::trace).distinct().toList();
            if (!(published.total().scope() instanceof Scope.Unit unit)) {
                return all;
            }
            return ofPage.stream()
                    .filter(one -> one.unit().equals(unit.id()) || one.unit().equals(ANY_UNIT))
                    .map(Traced::trace)
                    .distinct()
                    .toList();
        }

        @Override
        public void close() {
            CURRENT.remove();
            spans.values().forEach(span -> {
                if (!stored) {
                    span.event("not stored, is tried again");
                }
                span.close();
            });
        }
    }

    /** Which trace a unit's update is of, or what concerns a page as a whole. */
    private record Traced(String unit, String trace) {
        private Traced {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(trace);
        }
    }
}
