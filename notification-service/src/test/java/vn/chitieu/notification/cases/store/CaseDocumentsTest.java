package vn.chitieu.notification.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.StoredSamples;
import vn.chitieu.notification.notice.NoticeKind;

class CaseDocumentsTest {

    /** The parts of a case are in no document. Transitions say who was asked; older ones are read, too. */
    @Test
    void areStoredByteForByteAsBeforeCasesHadParts() {
        assertThat(cases().stream()
                        .map(CaseDocuments::write)
                        .map(StoredSamples::sample)
                        .toList())
                .isEqualTo(stored());
    }

    @Test
    void readWhatWasStoredBeforeCasesHadParts() {
        assertThat(stored().stream()
                        .map(Document::parse)
                        .map(CaseDocuments::read)
                        .toList())
                .isEqualTo(cases());
    }

    /**
     * Two hundred units are missing, and a hundred people have the longest answer still to be sent to them: more than
     * any city has. What grows with time, the history, is bounded.
     */
    @Test
    void theFullestCaseIsFarBelowSixteenMegabytes() {
        AlertCase one = fullest();
        assertThat(one.history()).hasSize(AlertCase.HISTORY_LIMIT);

        Document document = CaseDocuments.write(one);

        assertThat(CaseDocuments.read(document)).isEqualTo(one);
        assertThat(RawBsonDocument.parse(document.toJson()).getByteBuffer().remaining())
                .isBetween(1_000_000, 8_000_000);
    }

    private static AlertCase fullest() {
        String[] units = Stream.generate(() -> "u".repeat(64)).limit(200).toArray(String[]::new);
        String longest = "ấ".repeat(Explanation.TEXT_LIMIT);
        AlertCase explained = ALife.aCase()
                .hears(SomeFigures.figures()
                        .worth("142", Verdict.SEVERELY_BEHIND)
                        .lacking("5.55", units))
                .isExplained("uv-dn", "2022-05-16")
                .now();
        AlertCase opened = SomeNotices.opened();
        CaseNotice notice = SomeNotices.of(opened, NoticeKind.FIRED, "uv-dn");
        JudgedFigures figures = explained.figures().latest();
        Explanation answer = new Explanation(longest, longest, LocalDate.of(2022, 5, 16), "uv-dn", SomeFigures.NOW);
        List<CaseNotice> pending = IntStream.range(0, 100)
                .mapToObj(person -> new CaseNotice(
                        notice.id() + person,
                        notice.occasion(),
                        "person-" + person,
                        notice.wantedAt(),
                        figures,
                        figures,
                        notice.question(),
                        notice.order(),
                        new CaseNotice.Stage(1, answer, Urgency.URGENT)))
                .toList();
        Map<String, String> notified =
                pending.stream().collect(Collectors.toMap(CaseNotice::recipient, CaseNotice::id));
        HistoryEntry entry = explained.history().get(0);
        return new AlertCase(
                explained.key(),
                explained.progress(),
                explained.figures(),
                explained.policy(),
                explained.chain(),
                explained.deadlines(),
                new AlertCase.Responses(answer, null, null),
                new AlertCase.Outgoing(notified, notified, pending, List.of()),
                Collections.nCopies(2 * AlertCase.HISTORY_LIMIT, entry));
    }

    /** One that just opened, one that recovers after it was acknowledged and answered, and one that is over. */
    private static List<AlertCase> cases() {
        return List.of(SomeNotices.opened(), recovering(), SomeNotices.recovered());
    }

    private static AlertCase recovering() {
        return ALife.aCase()
                .hears(SomeFigures.figures().worth("142", Verdict.SEVERELY_BEHIND))
                .isAcknowledged("2022-04-12T17:00")
                .isExplained("uv-dn", "2022-05-16")
                .hears(SomeFigures.figures().revision(2).worth("262.5", Verdict.ON_PACE))
                .now();
    }

    private static List<String> stored() {
        return StoredSamples.of(CaseDocumentsTest.class, "cases.jsonl");
    }
}
