package vn.chitieu.benchmarks.parts;

import java.security.SecureRandom;
import java.util.Map;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.SecretHash;

/** The key that the benchmarks read with: a new one for each process, known to the service that it starts. */
public final class ReaderKey {

    private static final String KEY = ApiKey.generate(new SecureRandom()).text();
    private static final String READER = "chitieu.aggregation.sign-in.readers[0].";

    private ReaderKey() {}

    /** Returns the headers that every reader's request has. */
    public static Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + KEY);
    }

    /** Returns the settings by which the aggregation service knows the key. */
    static Map<String, String> settings() {
        return Map.of(
                READER + "name",
                "benchmarks",
                READER + "key-sha256",
                SecretHash.of(KEY).hex());
    }
}
