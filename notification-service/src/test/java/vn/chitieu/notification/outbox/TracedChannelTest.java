package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.RecordedSpans;
import vn.chitieu.support.tracing.FigureTracer;

class TracedChannelTest {

    private static final String OTHER_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER = "00-" + OTHER_ID + "-b7ad6b7169203331-01";

    private final RecordedSpans spans = new RecordedSpans();
    private final FigureTracer tracer = spans.tracer();
    private final List<List<String>> sent = new ArrayList<>();
    private final MessageChannel.Line line =
            TracedChannel.of(new Recording(), tracer, "mail send").line();

    @Test
    void aMailOfSeveralFiguresContinuesTheFirstTraceWithLinksToTheOthers() {
        line.send(mail(), List.of(RecordedSpans.SENDER, OTHER));

        assertThat(spans.named("mail send")).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(RecordedSpans.TRACE_ID);
            assertThat(span.getLinks())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.getSpanContext().getTraceId()).isEqualTo(OTHER_ID));
            assertThat(sent).containsExactly(List.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01"));
        });
    }

    @Test
    void aMailOfOneFigureHasNoLinks() {
        line.send(mail(), List.of(OTHER));

        assertThat(spans.named("mail send")).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(OTHER_ID);
            assertThat(span.getLinks()).isEmpty();
        });
    }

    @Test
    void aMailThatIsNotTracedHasNoSpan() {
        line.send(mail(), List.of());

        assertThat(spans.all()).isEmpty();
        assertThat(sent).containsExactly(List.of());
    }

    private static FrozenMail mail() {
        return new FrozenMail("<1@example.org>", "a@example.org", "x".getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes everything, and notes of which traces. */
    private final class Recording implements MessageChannel {

        @Override
        public SendOutcome send(FrozenMail mail) {
            throw new AssertionError("expected a mail over a line");
        }

        @Override
        public Line line() {
            return new Line() {

                @Override
                public SendOutcome send(FrozenMail mail) {
                    throw new AssertionError("expected a mail with its traces");
                }

                @Override
                public SendOutcome send(FrozenMail mail, List<String> traces) {
                    sent.add(traces);
                    return new SendOutcome.Accepted("250");
                }
            };
        }
    }
}
