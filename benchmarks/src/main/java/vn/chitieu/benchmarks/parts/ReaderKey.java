package vn.chitieu.benchmarks.parts;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.SecretHash;

/** The key that the benchmarks read with: a new one for each process, known to the service that it starts. */
public final class ReaderKey {

    private static final String KEY = ApiKey.generate(new SecureRandom()).text();
    private static final String AGGREGATION = "chitieu.aggregation.sign-in.readers[0].";
    private static final String NOTIFICATION = "chitieu.notification.sign-in.keys[0].";

    private ReaderKey() {}

    /** Returns the headers that every reader's request has. */
    public static Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + KEY);
    }

    /** Returns the settings by which the aggregation service knows the key. */
    static Map<String, String> settings() {
        return settings(AGGREGATION);
    }

    /** Returns the settings by which both services that answer readers know the key as one for all cities. */
    public static Map<String, String> ofAllCities() {
        Map<String, String> settings = new HashMap<>(settings(AGGREGATION));
        settings.putAll(settings(NOTIFICATION));
        settings.put(AGGREGATION + "cities", "*");
        settings.put(NOTIFICATION + "cities", "*");
        return settings;
    }

    private static Map<String, String> settings(String place) {
        return Map.of(
                place + "name",
                "benchmarks",
                place + "key-sha256",
                SecretHash.of(KEY).hex());
    }
}
