package vn.chitieu.ingestion.administration;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.credential.IssueCredential;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.RotateCredential;

/** Parser of the requests of administrators. */
final class AdministrationRequests {

    private static final List<String> OF_ISSUE =
            List.of("name", "rights", "units", "indicators", "owners", "expiresAt", "door", "limits", "city");
    private static final List<String> OF_ROTATION = List.of("overlap", "expiresAt", "door");
    private static final Duration OVERLAP = Duration.ofDays(7);

    private AdministrationRequests() {}

    /**
     * Reads what a new credential is to be.
     *
     * @param usual gives the city of one for which none is named
     */
    static IssueCredential.Request issue(InputStream body, Supplier<String> usual) throws IOException {
        StrictJsonObject fields = StrictJsonObject.read(body, OF_ISSUE);
        Set<Right> rights = fields.texts("rights").stream()
                .flatMap(text -> right(text, fields).stream())
                .collect(Collectors.toSet());
        var request = new IssueCredential.Request(
                fields.text("name"),
                rights,
                fields.texts("units"),
                fields.texts("indicators"),
                fields.texts("owners"),
                fields.time("expiresAt"),
                fields.flag("door"),
                pace(fields),
                fields.has("city") ? fields.text("city") : usual.get());
        fields.refuseFlaws();
        return request;
    }

    private static RateLimit pace(StrictJsonObject fields) {
        return new RateLimit(
                fields.limit("requestsPerSecond"),
                fields.limit("requestsPerMinute"),
                fields.limit("updatesPerSecond"),
                fields.limit("updatesPerMinute"),
                fields.limit("updatesPerDay"));
    }

    /** Reads how a key is to be replaced; {@code {}} is enough. */
    static RotateCredential.Request rotation(InputStream body) throws IOException {
        StrictJsonObject fields = StrictJsonObject.read(body, OF_ROTATION);
        var request = new RotateCredential.Request(
                Objects.requireNonNullElse(fields.duration("overlap"), OVERLAP),
                fields.time("expiresAt"),
                fields.flag("door"));
        fields.refuseFlaws();
        return request;
    }

    private static Optional<Right> right(String text, StrictJsonObject fields) {
        Optional<Right> right =
                Right.ofKeys().stream().filter(one -> one.name().equals(text)).findFirst();
        if (right.isEmpty()) {
            fields.flaw("rights", "expected one of " + Right.ofKeys() + ", got " + QuotedText.of(text));
        }
        return right;
    }
}
