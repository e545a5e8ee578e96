package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.support.testing.RecordedSpans;
import vn.chitieu.support.tracing.FigureTracer;

class TracedRouterTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");
    private static final Route FOLD = new Route.Fold("digest-1", "wants a daily digest");

    private final RecordedSpans spans = new RecordedSpans();
    private final FigureTracer tracer = spans.tracer();

    @Test
    void theTraceOfAFigureNamesTheDigestThatItsNoticeWentInto() {
        Notice traced = traced(RecordedSpans.SENDER);

        assertThat(TracedRouter.of((notice, now) -> FOLD, tracer).route(traced, NOW))
                .isEqualTo(FOLD);

        assertThat(spans.named("digest add")).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(RecordedSpans.TRACE_ID);
            assertThat(span.getAttributes().asMap().toString()).contains("digest-1");
        });
    }

    @Test
    void whatIsNotFoldedOrNotTracedHasNoSpan() {
        TracedRouter.of(NoticeRouter.atOnce(), tracer).route(traced(RecordedSpans.SENDER), NOW);
        TracedRouter.of((notice, now) -> FOLD, tracer).route(traced(null), NOW);
        NoticeRouter plain = NoticeRouter.atOnce();

        assertThat(spans.all()).isEmpty();
        assertThat(TracedRouter.of(plain, FigureTracer.OFF)).isSameAs(plain);
    }

    private static Notice traced(@Nullable String trace) {
        return new Notice() {

            @Override
            public @Nullable String trace() {
                return trace;
            }

            @Override
            public String id() {
                return "notice-1";
            }

            @Override
            public String subject() {
                return "subject";
            }

            @Override
            public NoticeKind kind() {
                return NoticeKind.FIRED;
            }

            @Override
            public String recipient() {
                return "recipient";
            }

            @Override
            public Instant wantedAt() {
                return NOW;
            }

            @Override
            public @Nullable String follows() {
                return null;
            }

            @Override
            public String thread() {
                return id();
            }
        };
    }
}
