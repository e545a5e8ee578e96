package vn.chitieu.support.catalog;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.chitieu.catalog.files.format.CatalogError;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

/** What is wrong with an edition on the topic, in words. */
final class CatalogErrors {

    private CatalogErrors() {}

    /** Returns one sentence for each error, at least one. */
    static List<String> of(ConsumerRecord<?, ?> record, Exception refused) {
        return refused instanceof InvalidCatalogException invalid
                ? invalid.errors().stream().map(CatalogError::toString).toList()
                : List.of(record.topic() + "@" + record.offset() + " UNREADABLE_EDITION: " + refused.getMessage());
    }
}
