package vn.chitieu.ingestion.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.chitieu.ingestion.update.FindingCode;

/** Counts in plain fields. */
public final class RecordingSubmissionCounters implements SubmissionCounters {

    int received;
    int accepted;
    int unconfirmed;
    int failed;
    final Map<String, Integer> kept = new HashMap<>();
    final Map<String, Integer> others = new HashMap<>();
    final List<FindingCode> rejected = new ArrayList<>();

    @Override
    public void received(int updates) {
        received += updates;
    }

    @Override
    public void accepted(int updates) {
        accepted += updates;
    }

    @Override
    public void rejected(FindingCode code) {
        rejected.add(code);
    }

    @Override
    public void unconfirmed(int updates) {
        unconfirmed += updates;
    }

    @Override
    public void failed(int updates) {
        failed += updates;
    }

    @Override
    public void sent(String city, String credential, int kept, int others) {
        this.kept.merge(credential, kept, Integer::sum);
        this.others.merge(credential, others, Integer::sum);
    }

    public boolean adds() {
        return kept.values().stream().mapToInt(each -> each).sum() == accepted
                && received
                        == accepted
                                + others.values().stream()
                                        .mapToInt(each -> each)
                                        .sum()
                && received == accepted + rejected.size() + unconfirmed + failed;
    }
}
