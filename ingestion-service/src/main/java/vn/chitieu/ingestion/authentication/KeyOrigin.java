package vn.chitieu.ingestion.authentication;

import java.util.Objects;

/**
 * Where a key or token came from.
 *
 * @param address remote address of its request
 * @param name what it says of itself that is no secret
 */
record KeyOrigin(String address, String name) {
    KeyOrigin {
        Objects.requireNonNull(address);
        Objects.requireNonNull(name);
    }
}
