package vn.chitieu.notification.routing.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.fixtures.StoredSamples;
import vn.chitieu.support.testing.RecordedSpans;

class DigestDocumentsTest {

    @Test
    void areStoredByteForByteAsBefore() {
        assertThat(items().stream()
                        .map(DigestDocuments::write)
                        .map(StoredSamples::sample)
                        .toList())
                .isEqualTo(stored());
    }

    @Test
    void readWhatWasStoredBefore() {
        assertThat(stored().stream()
                        .map(Document::parse)
                        .map(DigestDocuments::item)
                        .toList())
                .isEqualTo(items());
    }

    @Test
    void aTraceIsStoredWhereThereIsOne() {
        DigestItem traced = TracedItems.of(RecordedSpans.SENDER, Instant.parse("2022-04-07T01:00:00Z"));

        assertThat(DigestDocuments.item(DigestDocuments.write(traced))).isEqualTo(traced);
    }

    private static List<DigestItem> items() {
        SilenceNote silence = new SilenceNote("s-1", "uv-dn", "Đang rà soát", Instant.parse("2022-05-01T00:00:00Z"));
        return Stream.concat(
                        EveryNotice.ofCases().values().stream().map(DigestItem::of),
                        Stream.of(
                                DigestItem.of(SomeNotices.fired("uv-dn"), silence),
                                DigestItem.of(SomeReminders.reminder("uv-dn")),
                                DigestItem.of(SomeReminders.overdue("uv-dn"), silence)))
                .toList();
    }

    private static List<String> stored() {
        return StoredSamples.of(DigestDocumentsTest.class, "digest-items.jsonl");
    }
}
