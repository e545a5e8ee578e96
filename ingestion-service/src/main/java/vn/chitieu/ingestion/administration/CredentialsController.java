package vn.chitieu.ingestion.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.administration.CredentialView.WithSecrets;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.IssueCredential;
import vn.chitieu.ingestion.credential.RevokeCredential;
import vn.chitieu.ingestion.credential.RotateCredential;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;
import vn.chitieu.support.restore.StoreCheck;

/** Endpoints to issue, list, rotate and revoke credentials, for administrators. */
@RestController
final class CredentialsController {

    private static final String WITH_DOOR = """
            {"id": "7f3k2m9q0x1z8b4c", "key": "ct_7f3k2m9q0x1z8b4c_...", "name": "Nam Ngạn", "rights": ["REPORT"],
             "units": ["nam-ngan"], "indicators": [], "owners": [], "createdAt": "2022-04-06T01:00:00Z",
             "door": {"user": "ward-7f3k2m9q0x1z8b4c", "password": "...", "mechanism": "SCRAM-SHA-512",
                      "topics": [{"unit": "nam-ngan", "updates": "ward-updates.thanh-hoa.nam-ngan",
                                  "answers": "ward-answers.thanh-hoa.nam-ngan"}]}}""";

    private static final String ID = "abcdefghij012345";

    private final CredentialRepository credentials;
    private final IssueCredential issue;
    private final RotateCredential rotate;
    private final RevokeCredential revoke;
    private final AuditRepository auditRepository;
    private final UsageCounter usage;
    private final StoreCheck storeCheck;
    private final Supplier<Catalog> catalog;

    CredentialsController(
            CredentialRepository credentials,
            IssueCredential issue,
            RotateCredential rotate,
            RevokeCredential revoke,
            AuditRepository auditRepository,
            UsageCounter usage,
            StoreCheck storeCheck,
            Supplier<Catalog> catalog) {
        this.credentials = credentials;
        this.issue = issue;
        this.rotate = rotate;
        this.revoke = revoke;
        this.auditRepository = auditRepository;
        this.usage = usage;
        this.storeCheck = storeCheck;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "issueCredential",
            summary = "Issues a credential; its key is shown in this answer only",
            description = "Of the administrator's city, or of the one that the body names.")
    @ApiResponse(
            responseCode = "201",
            description = "Issued",
            content =
                    @Content(
                            schema = @Schema(implementation = WithSecrets.class),
                            examples = @ExampleObject(name = "wardWithKafka", value = WITH_DOOR)))
    @PostMapping("/api/v1/credentials")
    ResponseEntity<Object> issue(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        IssueCredential.Request wanted =
                AdministrationRequests.issue(body, () -> catalog.get().id());
        if (!admin.coversCity(wanted.city())) {
            usage.refused(admin.onlyCity(), admin.id(), IngestionProblemCode.FOREIGN_CITY.name());
            throw new ProblemException(
                    IngestionProblemCode.FOREIGN_CITY,
                    "expected the city " + admin.city() + " of the administrator, got " + QuotedText.of(wanted.city()));
        }
        IssueCredential.Answer answer = issue.issue(wanted, admin.id());
        if (answer instanceof IssueCredential.Answer.Issued issued) {
            return withSecrets(201, WithSecrets.of(issued.credential(), issued.key(), issued.door()));
        }
        throw AdministrationRequests.refused(((IssueCredential.Answer.Refused) answer).flaws());
    }

    @Operation(
            operationId = "rotateCredential",
            summary = "Gives a credential a new key, shown in this answer only; the one before holds for the overlap")
    @ApiResponse(
            responseCode = "200",
            description = "The new key holds",
            content = @Content(schema = @Schema(implementation = WithSecrets.class)))
    @PostMapping("/api/v1/credentials/{id}/rotation")
    ResponseEntity<Object> rotate(
            @Parameter(example = ID) @PathVariable String id,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        RotateCredential.Answer answer = rotate.rotate(id, AdministrationRequests.rotation(body), admin);
        if (answer instanceof RotateCredential.Answer.Rotated rotated) {
            return withSecrets(200, WithSecrets.of(rotated.credential(), rotated.key(), rotated.door()));
        }
        if (answer instanceof RotateCredential.Answer.Refused refused) {
            throw AdministrationRequests.refused(refused.flaws());
        }
        if (answer instanceof RotateCredential.Answer.Unknown) {
            throw unknown(id);
        }
        throw answer instanceof RotateCredential.Answer.Revoked
                ? new ProblemException(
                        IngestionProblemCode.CREDENTIAL_REVOKED,
                        "expected a credential that holds, got one that was revoked")
                : new ProblemException(
                        IngestionProblemCode.CREDENTIAL_CHANGED,
                        "expected to be alone, got another rotation that came first");
    }

    @Operation(
            operationId = "listCredentials",
            summary =
                    "Lists the credentials of the city, without secrets, oldest first, and says since when the store goes on")
    @ApiResponse(
            responseCode = "200",
            description = "All credentials",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @GetMapping("/api/v1/credentials")
    ResponseEntity<Object> list(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        String city = catalog.get().id();
        Map<String, Instant> lastUses = auditRepository.lastUses();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Listing(
                        (admin.isOfAllCities() ? credentials.all() : credentials.of(city))
                                .stream()
                                        .filter(one -> isShown(one, city, admin))
                                        .map(credential -> CredentialView.of(credential, lastUses.get(credential.id())))
                                        .toList(),
                        store()));
    }

    private static boolean isShown(Credential one, String city, Credential admin) {
        return city.equals(one.city()) || (admin.isOfAllCities() && one.onlyCity() == null);
    }

    private @Nullable CredentialStoreView store() {
        try {
            return storeCheck
                    .history()
                    .map(history -> CredentialStoreView.of(history, storeCheck.hasCompared()))
                    .orElse(null);
        } catch (RuntimeException away) {
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(away);
        }
    }

    @Operation(operationId = "revokeCredential", summary = "Revokes a credential, within a second everywhere")
    @ApiResponse(responseCode = "204", description = "It is void, now or since earlier")
    @DeleteMapping("/api/v1/credentials/{id}")
    ResponseEntity<Object> revoke(
            @Parameter(example = ID) @PathVariable String id,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        if (!revoke.revoke(id, admin)) {
            throw unknown(id);
        }
        return ResponseEntity.noContent().build();
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                IngestionProblemCode.UNKNOWN_CREDENTIAL, "expected the id of a credential, got " + QuotedText.of(id));
    }

    private static ResponseEntity<Object> withSecrets(int status, WithSecrets answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer);
    }

    /**
     * All credentials of the city.
     *
     * @param store what their store says of its own past; absent in the first moments of a new one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing(
            List<CredentialView> credentials, @Nullable CredentialStoreView store) {}
}
