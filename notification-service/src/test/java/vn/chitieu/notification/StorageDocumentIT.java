package vn.chitieu.notification;

import vn.chitieu.support.testing.StorageDocumentContract;

/** What this service stores. */
class StorageDocumentIT extends StorageDocumentContract {

    StorageDocumentIT() {
        super("vn.chitieu.notification", "storage-notification.md");
    }
}
