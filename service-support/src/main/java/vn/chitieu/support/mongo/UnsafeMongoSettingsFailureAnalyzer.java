package vn.chitieu.support.mongo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints in plain words, without a stack, why the service does not start with this connection string. */
final class UnsafeMongoSettingsFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeMongoSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeMongoSettingsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Remove these options from the connection string. Reads and writes always use the primary and a"
                        + " majority; timeouts are set by chitieu.mongo.wait-timeout and chitieu.mongo.read-timeout.",
                cause);
    }
}
