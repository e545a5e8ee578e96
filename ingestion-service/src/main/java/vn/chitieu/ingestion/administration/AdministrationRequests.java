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
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.credential.IssueCredential;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.RotateCredential;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.support.problem.ProblemException;

/** Parser of the requests of administrators. */
final class AdministrationRequests {

    private static final List<String> OF_ISSUE =
            List.of("name", "rights", "units", "indicators", "owners", "expiresAt", "door", "limits", "city");
    private static final List<String> OF_ROTATION = List.of("overlap", "expiresAt", "door");
    private static final List<String> LIMITS =
            List.of("requestsPerSecond", "requestsPerMinute", "updatesPerSecond", "updatesPerMinute", "updatesPerDay");
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
        refuseFlaws(fields);
        return request;
    }

    private static RateLimit pace(StrictJsonObject fields) {
        return new RateLimit(
                fields.positive("limits", "requestsPerSecond", LIMITS),
                fields.positive("limits", "requestsPerMinute", LIMITS),
                fields.positive("limits", "updatesPerSecond", LIMITS),
                fields.positive("limits", "updatesPerMinute", LIMITS),
                fields.positive("limits", "updatesPerDay", LIMITS));
    }

    /** Reads how a key is to be replaced; {@code {}} is enough. */
    static RotateCredential.Request rotation(InputStream body) throws IOException {
        StrictJsonObject fields = StrictJsonObject.read(body, OF_ROTATION);
        var request = new RotateCredential.Request(
                Objects.requireNonNullElse(fields.duration("overlap"), OVERLAP),
                fields.time("expiresAt"),
                fields.flag("door"));
        refuseFlaws(fields);
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

    /** Goes on where nothing was wrong with the fields. */
    static void refuseFlaws(StrictJsonObject fields) {
        if (!fields.flaws().isEmpty()) {
            throw refused(fields.flaws());
        }
    }

    static ProblemException refused(List<Flaw> flaws) {
        return new ProblemException(
                        IngestionProblemCode.CREDENTIAL_NOT_VALID,
                        "expected a credential that can be issued, got " + flaws.size() + " errors")
                .with("errors", List.copyOf(flaws));
    }
}
