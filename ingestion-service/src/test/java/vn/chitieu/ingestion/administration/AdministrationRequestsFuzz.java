package vn.chitieu.ingestion.administration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import vn.chitieu.support.problem.ProblemException;

/** Requests for credentials and for their rotation. */
public final class AdministrationRequestsFuzz {

    private AdministrationRequestsFuzz() {}

    /** Takes any bytes. */
    public static void fuzzerTestOneInput(byte[] body) throws IOException {
        try {
            AdministrationRequests.issue(new ByteArrayInputStream(body), () -> "thanh-hoa");
        } catch (ProblemException refusal) {
            refused(refusal);
        }
        try {
            AdministrationRequests.rotation(new ByteArrayInputStream(body));
        } catch (ProblemException refusal) {
            refused(refusal);
        }
    }

    private static void refused(ProblemException refusal) {
        if (!refusal.code().status().is4xxClientError()
                || !String.valueOf(refusal.getMessage()).contains("expected")) {
            throw new AssertionError("expected a refusal that says what was expected, got " + refusal.getMessage());
        }
    }
}
