package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.SomeTotals;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.support.testing.RecordedSpans;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

class KafkaBatchTracesTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");

    private final RecordedSpans spans = new RecordedSpans();
    private final KafkaBatchTraces traces = traces(Sampler.alwaysOff());
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<LoggedUpdate> updates = new ArrayList<>();

    @Test
    void aBatchWithoutATraceCostsNoSpan() {
        add(AnUpdate.anUpdate("LAND"), null);

        assertThat(traces.begin(records, updates)).isNull();
        assertThat(traces.current()).isNull();
        assertThat(new KafkaBatchTraces(FigureTracer.OFF).begin(records, updates))
                .isNull();
    }

    @Test
    void updatesOfOneTraceShareASpanAndThereAreNotTooMany() {
        for (int i = 0; i < 200; i++) {
            add(AnUpdate.anUpdate("LAND"), trace(i / 2 + 1));
        }
        try (KafkaBatchTraces.Batch batch = Objects.requireNonNull(traces.begin(records, updates))) {
            assertThat(traces.current()).isSameAs(batch);
            batch.stored();
        }
        assertThat(traces.current()).isNull();
        assertThat(spans.named("indicator-updates process")).hasSize(64);
    }

    @Test
    void theTotalOfTheCityContinuesTheLastTraceWithLinksToTheOthers() {
        add(AnUpdate.anUpdate("LAND"), trace(1));
        add(AnUpdate.anUpdate("LAND"), trace(2));
        PageKey page = page(0);
        try (KafkaBatchTraces.Batch batch = Objects.requireNonNull(traces.begin(records, updates))) {
            Objects.requireNonNull(batch.publishing(published(page))).close();
            assertThat(batch.publishing(published(page.of("ANOTHER")))).isNull();
        }
        SpanData published = spans.named("quarterly-totals publish").get(0);
        assertThat(published.getTraceId()).endsWith("2");
        assertThat(published.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .allMatch(id -> id.endsWith("1"))
                .hasSize(1);
    }

    @Test
    void aPageThatFollowsFromAnotherIsOfItsTraces() {
        add(AnUpdate.anUpdate("LAND"), trace(7));
        PageKey page = page(0);
        PageKey derived = page.of("DERIVED");
        Revision revision = new Revision(
                derived, 1, NOW, Revision.Occasion.UPDATES, List.of(), List.of(), 0, List.of(new Revision.Id(page, 1)));
        try (KafkaBatchTraces.Batch batch = Objects.requireNonNull(traces.begin(records, updates))) {
            batch.follow(List.of(new FoldResult.PageChange(Page.blank(derived), revision)));
            FigureSpan span = Objects.requireNonNull(batch.publishing(published(derived)));
            assertThat(TraceHeader.traceId(span.trace())).endsWith("7");
            span.close();
        }
    }

    @Test
    void aTargetIsInTheTotalsOfEachUnitOfItsPages() {
        add(AnUpdate.anUpdate("LAND"), trace(5));
        PageKey page = page(0);
        try (KafkaBatchTraces.Batch batch =
                Objects.requireNonNull(traces.begin(Map.of(records.get(0), Set.of(page))))) {
            Objects.requireNonNull(batch.publishing(published(page))).close();
            assertThat(batch.publishing(published(page.of("ANOTHER")))).isNull();
            batch.stored();
        }
        assertThat(spans.named("indicator-updates process")).hasSize(1);
        assertThat(spans.named("quarterly-totals publish")).hasSize(1);
    }

    /** Quarters that end, deadlines that pass and catalogs that change move totals, too. */
    @Test
    void whatNoFigureCausedIsATraceOfItsOwn() {
        add(AnUpdate.anUpdate("LAND"), null);
        PageKey page = page(0);
        KafkaBatchTraces kept = traces(Sampler.alwaysOn());
        try (KafkaBatchTraces.Batch batch =
                Objects.requireNonNull(kept.begin(List.of(change(page, Revision.Occasion.TIME))))) {
            assertThat(kept.begin(List.of(change(page, Revision.Occasion.TIME))))
                    .as("within it")
                    .isNull();
            Objects.requireNonNull(batch.publishing(published(page))).close();
        }
        SpanData judged = spans.named("totals judge").get(0);
        assertThat(judged.getParentSpanId()).isEqualTo("0000000000000000");
        assertThat(spans.named("quarterly-totals publish").get(0).getParentSpanId())
                .isEqualTo(judged.getSpanId());

        assertThat(traces.begin(List.of(change(page, Revision.Occasion.TIME))))
                .as("not sampled")
                .isNull();
        assertThat(kept.begin(List.of(change(page, Revision.Occasion.UPDATES)))).isNull();
        assertThat(kept.begin(List.of(change(page, Revision.Occasion.TARGETS)))).isNull();
        assertThat(kept.begin(List.of())).isNull();
    }

    private static FoldResult.PageChange change(PageKey page, Revision.Occasion occasion) {
        return new FoldResult.PageChange(
                Page.blank(page), new Revision(page, 1, NOW, occasion, List.of(), List.of(), 0, List.of()));
    }

    @Test
    void aBatchThatWasNotStoredSaysSo() {
        add(AnUpdate.anUpdate("LAND"), trace(1));
        Objects.requireNonNull(traces.begin(records, updates)).close();

        assertThat(spans.all().get(0).getEvents())
                .extracting(event -> event.getName())
                .containsExactly("not stored, is tried again");
    }

    /** Returns traces of which those without a sender are sampled so. */
    private KafkaBatchTraces traces(Sampler own) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .setSampler(Sampler.parentBased(own))
                .build();
        return new KafkaBatchTraces(
                FigureTracer.of(new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {})));
    }

    private PageKey page(int index) {
        return ((LoggedUpdate.Reported) updates.get(index)).page();
    }

    private static FoldResult.Published published(PageKey page) {
        return new FoldResult.Published(page, SomeTotals.of("1", "1").build());
    }

    private static String trace(int number) {
        return "00-" + String.format("%032x", number) + "-00f067aa0ba902b7-01";
    }

    private void add(AnUpdate update, @Nullable String trace) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("indicator-updates", 0, records.size(), "thanh-hoa", new byte[0]);
        if (trace != null) {
            record.headers().add(TraceHeader.NAME, trace.getBytes(StandardCharsets.US_ASCII));
        }
        records.add(record);
        updates.add(update.at(records.size()).build());
    }
}
