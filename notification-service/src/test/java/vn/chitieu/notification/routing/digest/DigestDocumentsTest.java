package vn.chitieu.notification.routing.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.fixtures.StoredSamples;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.routing.silence.Silence;
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

    /** Each item has the longest key, the longest silence and a trace; the characters take three bytes each. */
    @Test
    void aFullBucketIsFarBelowSixteenMegabytes() {
        String code = "L".repeat(64);
        DigestItem.OfCase plain = (DigestItem.OfCase) TracedItems.of(RecordedSpans.SENDER, SomeFigures.NOW);
        Scope unit = new Scope.Unit("u".repeat(64));
        TotalKey total = new TotalKey(new CityKey("c".repeat(64) + ":"), unit, code, new Quarter(2022, 1));
        SilenceNote silence = new SilenceNote(
                "s".repeat(64),
                "ấ".repeat(Silence.AUTHOR_LIMIT),
                "ấ".repeat(Silence.REASON_LIMIT),
                Instant.parse("2022-05-01T00:00:00Z"));
        Document item = DigestDocuments.write(new DigestItem.OfCase(
                plain.notice(),
                new CaseKey(Rule.FORECAST_BELOW_TARGET, total, code),
                NoticeKind.ANSWER_REMINDER,
                plain.stage(),
                plain.figures(),
                SomeFigures.ANSWER_BY,
                plain.wantedAt(),
                silence,
                plain.trace()));
        Document bucket =
                MongoDigests.bucket("d".repeat(200), Collections.nCopies(MongoDigests.BUCKET_LIMIT, item), true);

        assertThat(RawBsonDocument.parse(bucket.toJson()).getByteBuffer().remaining())
                .isBetween(1_000_000, 4_000_000);
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
