package vn.chitieu.ingestion.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.account.AccountService;
import vn.chitieu.ingestion.account.AccountService.PasswordChange;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;
import vn.chitieu.support.security.PasswordPolicy;

/** Endpoint with which a person who is signed in changes the own password, as {@link PasswordController} does. */
@RestController
final class OwnPasswordController {

    private static final String ACCOUNT = "account:";

    private final AccountService accounts;

    OwnPasswordController(AccountService accounts) {
        this.accounts = accounts;
    }

    @Operation(
            operationId = "changeOwnPassword",
            summary = "Changes the password of the person who is signed in",
            description =
                    "With a session alone; a key is no person. The person is signed out everywhere, here too. After"
                            + " five wrong passwords in a session that one ends.")
    @ApiResponse(responseCode = "204", description = "The new password holds; sign in with it")
    @PutMapping("/api/v1/me/password")
    ResponseEntity<Void> change(
            @Parameter(hidden = true) Credential person,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        StrictJsonObject fields = StrictJsonObject.read(body, List.of("current", "fresh"));
        String current = fields.text("current");
        String fresh = fields.text("fresh");
        if (!fields.flaws().isEmpty()) {
            throw notValid(fields.flaws());
        }
        PasswordChange change = person.id().startsWith(ACCOUNT)
                ? accounts.changePassword(person.id().substring(ACCOUNT.length()), current, fresh)
                : PasswordChange.NOT_AN_ACCOUNT;
        if (change == PasswordChange.CHANGED
                || (change == PasswordChange.WRONG && PasswordGuesses.isTooMany(request))) {
            new SecurityContextLogoutHandler().logout(request, response, null);
        }
        return switch (change) {
            case CHANGED ->
                ResponseEntity.noContent()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case WRONG ->
                throw new ProblemException(
                        IngestionProblemCode.PASSWORD_WRONG, "expected the current password, got another");
            case WEAK ->
                throw notValid(List.of(new Flaw(
                        "fresh",
                        PasswordPolicy.fault(fresh).orElse("expected a password that is not among the most common"))));
            case SAME ->
                throw notValid(List.of(new Flaw("fresh", "expected another password than the current one, got it")));
            case NOT_AN_ACCOUNT ->
                throw new ProblemException(
                        IngestionProblemCode.PASSWORD_NOT_OF_AN_ACCOUNT,
                        "expected a person with an account, got a key or a person of the settings");
        };
    }

    private static ProblemException notValid(List<Flaw> flaws) {
        return new ProblemException(
                        IngestionProblemCode.PASSWORD_NOT_VALID,
                        "expected the current password and a new one, got " + flaws.size() + " errors")
                .with("errors", List.copyOf(flaws));
    }
}
