package vn.chitieu.notification;

import java.util.List;
import vn.chitieu.support.testing.Sha256;

/** Keys of systems that the service knows in tests. */
final class AKey {

    /** Sees everything and may do everything. */
    static final String OF_STAFF = "ct_aaaabbbbccccdddd_" + "s".repeat(43);

    /** Sees everything and may do nothing. */
    static final String OF_A_READER = "ct_aaaabbbbccccdddd_" + "r".repeat(43);

    /** Of the unit nam-ngan. */
    static final String OF_A_WARD = "ct_aaaabbbbccccdddd_" + "w".repeat(43);

    private AKey() {}

    /** Returns the settings that make them known. */
    static List<String> settings() {
        String prefix = "--chitieu.notification.sign-in.keys";
        return List.of(
                prefix + "[0].name=office",
                prefix + "[0].key-sha256=" + Sha256.hex(OF_STAFF),
                prefix + "[0].rights=ANSWER,SILENCE,MAIL",
                prefix + "[1].name=reader",
                prefix + "[1].key-sha256=" + Sha256.hex(OF_A_READER),
                prefix + "[2].name=ward-system",
                prefix + "[2].key-sha256=" + Sha256.hex(OF_A_WARD),
                prefix + "[2].units=nam-ngan");
    }
}
