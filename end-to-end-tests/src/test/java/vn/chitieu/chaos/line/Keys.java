package vn.chitieu.chaos.line;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.chitieu.localstack.services.ServiceProcesses;

/** The keys of a line: those of its settings, and those that ingestion issues. */
public final class Keys {

    /** The administrator's. */
    public static final String ADMIN = "chaos-admin-key-of-this-line-alone-0123456789";
    /** Reads figures and alerts. */
    public static final String READER = "ct_chaosreader00000000_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg";
    /** Does what staff do with alerts. */
    public static final String STAFF = "ct_chaosstaff000000000_ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg";

    private Keys() {}

    /** Returns the key that may look at most. */
    public static String of(Instance instance) {
        return instance.service() == ServiceProcesses.Service.NOTIFICATION ? STAFF : READER;
    }

    static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
