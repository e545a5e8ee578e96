package vn.chitieu.ingestion;

import java.util.Map;
import vn.chitieu.support.testing.LastReleaseDocumentsContract;

/** This service reads what its last release stored, and the other way round. */
class LastReleaseDocumentsIT extends LastReleaseDocumentsContract {

    LastReleaseDocumentsIT() {
        super(
                "vn.chitieu.ingestion",
                Map.ofEntries(
                        Map.entry("credentials", "credential.MongoCredentials#credential"),
                        Map.entry("exceptions", "exemption.MongoExemptions#exemption")));
    }
}
