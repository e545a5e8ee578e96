package vn.chitieu.ingestion;

import vn.chitieu.support.testing.StorageDocumentContract;

/** What this service stores. */
class StorageDocumentIT extends StorageDocumentContract {

    StorageDocumentIT() {
        super("vn.chitieu.ingestion", "storage-ingestion.md");
    }
}
