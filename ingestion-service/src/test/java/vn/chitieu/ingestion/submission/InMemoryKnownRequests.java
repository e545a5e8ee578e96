package vn.chitieu.ingestion.submission;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the real store. */
public final class InMemoryKnownRequests implements KnownRequests {

    private final Map<String, KnownRequest> requests = new ConcurrentHashMap<>();

    @Override
    public KnownRequest begin(KnownRequest first) {
        return requests.merge(
                first.id(), first, (known, again) -> month(known).plusMonths(1).isBefore(month(again)) ? again : known);
    }

    @Override
    public void answered(KnownRequest begun, KnownRequest.Answer answer) {
        requests.computeIfPresent(begun.id(), (id, known) -> known.answer() == null ? known.with(answer) : known);
    }

    private static YearMonth month(KnownRequest request) {
        return YearMonth.from(request.receivedAt().atOffset(ZoneOffset.UTC));
    }
}
