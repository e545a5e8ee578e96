package vn.chitieu.notification;

import java.util.Map;
import vn.chitieu.support.testing.LastReleaseDocumentsContract;

/** This service reads what its last release stored, and the other way round. */
class LastReleaseDocumentsIT extends LastReleaseDocumentsContract {

    LastReleaseDocumentsIT() {
        super(
                "vn.chitieu.notification",
                Map.ofEntries(
                        Map.entry("cases", "cases.store.CaseDocuments#read"),
                        Map.entry("notices", "store.ReadNotices#notice"),
                        Map.entry("outbox", "store.ReadNotices#row"),
                        Map.entry("outboxArchive", "store.ReadNotices#row"),
                        Map.entry("mails", "store.MongoOutbox#read"),
                        Map.entry("silences", "routing.silence.MongoSilences#read"),
                        Map.entry("reportDuties", "reminder.MongoDuties#read"),
                        Map.entry("seenTotals", "reminder.MongoMissingReports#read"),
                        Map.entry("reportLedger", "reminder.MongoPunctuality#read"),
                        Map.entry("watches", "watch.MongoWatches#read"),
                        Map.entry("questions", "question.MongoQuestions#read"),
                        Map.entry("awaitedFigures", "confirmation.MongoAwaitedFigures#read"),
                        Map.entry("rejectedUnits", "deadletter.RejectionDocuments#unit")));
    }
}
