package vn.chitieu.ingestion.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.application.IssueCredential;
import vn.chitieu.ingestion.application.IssueCredential.Answer;
import vn.chitieu.ingestion.application.RevokeCredential;
import vn.chitieu.ingestion.domain.Quoted;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Credentials;
import vn.chitieu.ingestion.domain.access.DoorAccount;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.web.body.BoundedBody;
import vn.chitieu.ingestion.web.body.LargeBodies;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;
import vn.chitieu.ingestion.web.request.RequestParameters;

/** Issues, lists and revokes credentials, for administrators. */
@RestController
final class CredentialsController {

    /** No wish is as large as that. */
    private static final LargeBodies NONE_LARGE = new LargeBodies(0);

    private final Callers callers;
    private final Credentials credentials;
    private final IssueCredential issue;
    private final RevokeCredential revoke;
    private final JsonWish json = new JsonWish();

    CredentialsController(Callers callers, Credentials credentials, IssueCredential issue, RevokeCredential revoke) {
        this.callers = callers;
        this.credentials = credentials;
        this.issue = issue;
        this.revoke = revoke;
    }

    @Operation(operationId = "issueCredential", summary = "Issues a credential; its key is shown in this answer only")
    @ApiResponse(
            responseCode = "201",
            description = "Issued",
            content = @Content(schema = @Schema(implementation = Issued.class)))
    @PostMapping("/api/v1/credentials")
    ResponseEntity<Object> issue(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        callers.with(Right.ADMIN, request);
        var body = BoundedBody.json(request, JsonWish.MAX_BODY, NONE_LARGE);
        RequestParameters.none(request);
        Answer answer = issue.issue(json.read(body));
        if (answer instanceof Answer.Issued issued) {
            return ResponseEntity.status(201)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(Issued.of(issued));
        }
        throw JsonWish.refused(((Answer.Refused) answer).flaws());
    }

    @Operation(operationId = "listCredentials", summary = "Lists all credentials, without secrets, oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "All credentials",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @GetMapping("/api/v1/credentials")
    ResponseEntity<Object> list(@Parameter(hidden = true) HttpServletRequest request) {
        callers.with(Right.ADMIN, request);
        RequestParameters.none(request);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Listing(credentials.all().stream().map(Shown::of).toList()));
    }

    @Operation(operationId = "revokeCredential", summary = "Revokes a credential, within a second everywhere")
    @ApiResponse(responseCode = "204", description = "It is void, now or since earlier")
    @DeleteMapping("/api/v1/credentials/{id}")
    ResponseEntity<Object> revoke(@PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        callers.with(Right.ADMIN, request);
        RequestParameters.none(request);
        if (!revoke.revoke(id)) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_CREDENTIAL, "expected the id of a credential, got " + Quoted.of(id));
        }
        return ResponseEntity.noContent().build();
    }

    /** All credentials. */
    record Listing(List<Shown> credentials) {}

    /** A credential without its secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            String name,
            List<Right> rights,
            List<String> units,
            List<String> indicators,
            List<String> owners,
            boolean door,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        static Shown of(Credential credential) {
            return new Shown(
                    credential.id(),
                    credential.name(),
                    credential.rights().stream().sorted().toList(),
                    credential.units().stream().sorted().toList(),
                    credential.indicators().stream().sorted().toList(),
                    credential.owners().stream().sorted().toList(),
                    credential.door(),
                    credential.validity().createdAt(),
                    credential.validity().revokedAt());
        }
    }

    /** A credential with its key, and with its account of the Kafka door where it has one; shown once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Issued(
            String id,
            String key,
            String name,
            List<Right> rights,
            List<String> units,
            List<String> indicators,
            List<String> owners,
            Instant createdAt,
            @Nullable DoorAccount door) {
        static Issued of(Answer.Issued issued) {
            Shown shown = Shown.of(issued.credential());
            return new Issued(
                    shown.id(),
                    issued.key().text(),
                    shown.name(),
                    shown.rights(),
                    shown.units(),
                    shown.indicators(),
                    shown.owners(),
                    shown.createdAt(),
                    issued.door());
        }
    }
}
