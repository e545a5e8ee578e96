package vn.chitieu.aggregation;

import java.util.Map;
import vn.chitieu.support.testing.LastReleaseDocumentsContract;

/** This service reads what its last release stored, and the other way round. */
class LastReleaseDocumentsIT extends LastReleaseDocumentsContract {

    LastReleaseDocumentsIT() {
        super(
                "vn.chitieu.aggregation",
                Map.ofEntries(
                        Map.entry("pages_6", "page.PageDocuments#page"),
                        Map.entry("receipts_6", "history.ReceiptBucket#of"),
                        Map.entry("targets", "target.TargetDocuments#targets"),
                        Map.entry("alerts", "alert.MongoFigureAlerts#alert"),
                        Map.entry("remarks", "remark.MongoUnitRemarks#remark"),
                        Map.entry("explanations", "report.MongoAlertExplanations#explanation")));
    }
}
