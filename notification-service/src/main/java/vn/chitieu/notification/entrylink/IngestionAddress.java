package vn.chitieu.notification.entrylink;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where recipients of mails reach the ingestion service.
 *
 * @param address ends in a slash; null where it is not known
 */
public record IngestionAddress(@Nullable URI address) {

    /** Returns the address; empty where it is not known. */
    public Optional<URI> find() {
        return Optional.ofNullable(address);
    }
}
