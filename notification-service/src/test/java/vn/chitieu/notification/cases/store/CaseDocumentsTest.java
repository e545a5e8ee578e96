package vn.chitieu.notification.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.StoredSamples;

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
