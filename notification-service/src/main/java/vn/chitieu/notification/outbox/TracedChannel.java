package vn.chitieu.notification.outbox;

import java.util.List;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * A channel that continues the trace of the figure that a mail is about; of several figures that of the newest one,
 * with links to the others. Thread-safe.
 */
public final class TracedChannel implements MessageChannel {

    private final MessageChannel channel;
    private final FigureTracer tracer;
    private final String name;

    private TracedChannel(MessageChannel channel, FigureTracer tracer, String name) {
        this.channel = channel;
        this.tracer = tracer;
        this.name = name;
    }

    /**
     * Returns a channel that does so; the channel itself where nothing is traced.
     *
     * @param name of the spans, such as {@code mail send}
     */
    public static MessageChannel of(MessageChannel channel, FigureTracer tracer, String name) {
        return tracer.isOn() ? new TracedChannel(channel, tracer, name) : channel;
    }

    @Override
    public SendOutcome send(FrozenMail mail) {
        return channel.send(mail);
    }

    @Override
    public Line line() {
        return new TracedLine(channel.line());
    }

    /** A connection that does so. */
    private final class TracedLine implements Line {

        private final Line line;

        private TracedLine(Line line) {
            this.line = line;
        }

        @Override
        public SendOutcome send(FrozenMail mail) {
            return line.send(mail);
        }

        @Override
        public SendOutcome send(FrozenMail mail, List<String> traces) {
            if (traces.isEmpty()) {
                return line.send(mail, traces);
            }
            List<String> others = traces.subList(1, traces.size());
            try (FigureSpan span = tracer.continued(name, FigureTracer.Kind.PRODUCER, traces.get(0), others)) {
                return span == null ? line.send(mail, traces) : sendIn(span, mail);
            }
        }

        private SendOutcome sendIn(FigureSpan span, FrozenMail mail) {
            FigureSpan.Current current = span.current();
            try {
                SendOutcome outcome = line.send(mail, List.of(span.trace()));
                span.tag("chitieu.outcome", outcome.getClass().getSimpleName());
                return outcome;
            } finally {
                current.close();
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
