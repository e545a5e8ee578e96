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
                        Map.entry("accounts", "account.MongoAccounts#account"),
                        Map.entry("audit-2022-04", "audit.AuditDocuments#entry"),
                        Map.entry("catalogDrafts", "catalogdraft.MongoCatalogDrafts#draft"),
                        Map.entry("catalogEditions", "catalog.MongoEditionHistory#edition"),
                        Map.entry("remarks", "remark.MongoRemarks#remark"),
                        Map.entry("exceptions", "exemption.MongoExemptions#exemption")));
    }
}
