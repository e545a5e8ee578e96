package vn.chitieu.notification.outbox;

import java.time.Instant;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.support.tracing.FigureSpan;
import vn.chitieu.support.tracing.FigureTracer;

/** A router that says in the trace of a figure which digest its notice went into. Thread-safe. */
public final class TracedRouter implements NoticeRouter {

    private final NoticeRouter router;
    private final FigureTracer tracer;

    private TracedRouter(NoticeRouter router, FigureTracer tracer) {
        this.router = router;
        this.tracer = tracer;
    }

    /** Returns a router that does so; the router itself where nothing is traced. */
    public static NoticeRouter of(NoticeRouter router, FigureTracer tracer) {
        return tracer.isOn() ? new TracedRouter(router, tracer) : router;
    }

    @Override
    public Route route(Notice notice, Instant now) {
        Route route = router.route(notice, now);
        if (route instanceof Route.Fold fold) {
            try (FigureSpan span = tracer.continued("digest add", FigureTracer.Kind.PRODUCER, notice.trace())) {
                if (span != null) {
                    span.tag("chitieu.digest", fold.into());
                }
            }
        }
        return route;
    }

    @Override
    public boolean mayShareAMail(Notice notice, Instant now) {
        return router.mayShareAMail(notice, now);
    }
}
