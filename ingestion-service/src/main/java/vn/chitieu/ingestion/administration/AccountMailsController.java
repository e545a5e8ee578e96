package vn.chitieu.ingestion.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.account.AccountService;
import vn.chitieu.ingestion.account.AccountService.AddressChange;
import vn.chitieu.ingestion.account.InvitationService;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints for the mails of accounts: the link by which a person sets the password, and where it goes. */
@RestController
final class AccountMailsController {

    private static final String NAME = "nam-ngan.van-thu";

    private final InvitationService invitations;
    private final AccountService accounts;
    private final Supplier<Catalog> catalog;

    AccountMailsController(InvitationService invitations, AccountService accounts, Supplier<Catalog> catalog) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "inviteAccount",
            summary = "Sends the person of an account a mail with a link to set the password",
            description =
                    "An invitation again where the person has not used one, good for 7 days; else a reset, good for"
                            + " one day, after which the old password is void and the person is signed out everywhere. Earlier"
                            + " links of the account are void.")
    @ApiResponse(
            responseCode = "202",
            description = "The mail is kept, and leaves soon",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @PostMapping("/api/v1/accounts/{name}/invitations")
    ResponseEntity<Object> invite(
            @Parameter(example = NAME) @PathVariable String name,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        return answer(
                202,
                AccountView.of(invitations
                        .invite(
                                name,
                                AccountsController.mayChange(admin),
                                catalog.get().id(),
                                admin.id())
                        .orElseThrow(() -> AccountsController.unknown(name))));
    }

    @Operation(
            operationId = "changeAccountAddress",
            summary = "Lets the mails of an account go to another address, or to none",
            description = "A link that was sent before is void; an invitation that was not used is sent again.")
    @ApiResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @PutMapping("/api/v1/accounts/{name}/address")
    ResponseEntity<Object> address(
            @Parameter(example = NAME) @PathVariable String name,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        StrictJsonObject fields = StrictJsonObject.read(body, List.of("email", "language"));
        String email = fields.text("email");
        String language = fields.has("language") ? fields.text("language") : null;
        if (!fields.flaws().isEmpty()) {
            throw AccountsController.notValid(fields.flaws());
        }
        AddressChange change = accounts.setAddress(
                name,
                email,
                language,
                AccountsController.mayChange(admin),
                catalog.get().id(),
                admin.id());
        if (change instanceof AddressChange.Changed changed) {
            return answer(200, AccountView.of(changed.account()));
        }
        throw change instanceof AddressChange.Refused refused
                ? AccountsController.notValid(refused.flaws())
                : AccountsController.unknown(name);
    }

    private static ResponseEntity<Object> answer(int status, AccountView account) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(account);
    }
}
