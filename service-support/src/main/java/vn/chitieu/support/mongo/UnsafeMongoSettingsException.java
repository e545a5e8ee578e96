package vn.chitieu.support.mongo;

import java.util.List;

/**
 * Thrown where the connection string weakens the guarantees that the services rely on. Its message never contains the
 * password in it.
 */
public final class UnsafeMongoSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeMongoSettingsException(List<String> faults) {
        super("spring.mongodb.uri: " + String.join("; ", faults));
    }
}
