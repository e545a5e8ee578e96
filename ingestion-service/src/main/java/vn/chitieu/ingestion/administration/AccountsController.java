package vn.chitieu.ingestion.administration;

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
import java.util.Set;
import java.util.function.Predicate;
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
import vn.chitieu.ingestion.account.Account;
import vn.chitieu.ingestion.account.AccountRepository;
import vn.chitieu.ingestion.account.AccountService;
import vn.chitieu.ingestion.account.InvitationService;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoints to create, list and disable accounts of people and to reset their passwords, for administrators. */
@RestController
final class AccountsController {

    private static final List<String> FIELDS = List.of("name", "role", "units", "cities", "email", "language");
    private static final String NAME = "nam-ngan";

    private final AccountRepository accounts;
    private final AccountService service;
    private final InvitationService invitations;
    private final Supplier<Catalog> catalog;

    AccountsController(
            AccountRepository accounts,
            AccountService service,
            InvitationService invitations,
            Supplier<Catalog> catalog) {
        this.accounts = accounts;
        this.service = service;
        this.invitations = invitations;
        this.catalog = catalog;
    }

    @Operation(
            operationId = "createAccount",
            summary = "Creates an account of a person, who is sent a link to set the password",
            description =
                    "Of the administrator's city, or of those that the body names. Without an address, or where no"
                            + " mails are sent, the password is made up and shown in this answer only.")
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WithPassword.class)))
    @PostMapping("/api/v1/accounts")
    ResponseEntity<Object> create(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        StrictJsonObject fields = StrictJsonObject.read(body, FIELDS);
        String name = fields.text("name");
        String role = fields.text("role");
        Set<String> units = fields.texts("units");
        Set<String> named = fields.texts("cities");
        String email = fields.has("email") ? fields.text("email") : null;
        String language = fields.has("language") ? fields.text("language") : null;
        AdministrationRequests.refuseFlaws(fields);
        String city = catalog.get().id();
        Set<String> cities = named.isEmpty() ? Set.of(city) : named;
        cities.stream().filter(one -> !covers(admin, one)).findFirst().ifPresent(other -> {
            throw new ProblemException(
                    IngestionProblemCode.FOREIGN_CITY,
                    "expected the city " + admin.city() + " of the administrator, got " + QuotedText.of(other));
        });
        AccountService.Answer answer = service.create(
                new AccountService.Request(name, role, units, cities, email, language), city, admin.id());
        if (answer instanceof AccountService.Answer.Created created) {
            return shownOnce(201, WithPassword.of(created.account(), created.password()));
        }
        throw notValid(((AccountService.Answer.Refused) answer).flaws());
    }

    @Operation(
            operationId = "listAccounts",
            summary = "Lists the accounts of the city by name, those that are disabled included, without passwords")
    @ApiResponse(
            responseCode = "200",
            description = "All accounts",
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @GetMapping("/api/v1/accounts")
    ResponseEntity<Object> list(
            @Parameter(hidden = true) Credential admin, @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        String city = catalog.get().id();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Listing(
                        invitations.isByMail(),
                        (admin.isOfAllCities() ? accounts.all() : accounts.of(city))
                                .stream()
                                        .filter(one -> one.cities().contains(city)
                                                || (admin.isOfAllCities() && isOfSeveral(one)))
                                        .map(AccountView::of)
                                        .toList()));
    }

    @Operation(
            operationId = "resetPassword",
            summary = "Gives an account a new password, shown in this answer only, and signs the person out everywhere",
            description = "Without a mail; a link that was sent before is void.")
    @ApiResponse(
            responseCode = "200",
            description = "The new password holds",
            content = @Content(schema = @Schema(implementation = Password.class)))
    @PostMapping("/api/v1/accounts/{name}/password")
    ResponseEntity<Object> resetPassword(
            @Parameter(example = NAME) @PathVariable String name,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        return shownOnce(
                200,
                new Password(service.resetPassword(name, mayChange(admin), admin.id())
                        .orElseThrow(() -> unknown(name))));
    }

    @Operation(
            operationId = "disableAccount",
            summary = "Disables an account, for ever, and signs the person out everywhere")
    @ApiResponse(responseCode = "204", description = "It is disabled, now or since earlier")
    @DeleteMapping("/api/v1/accounts/{name}")
    ResponseEntity<Object> disable(
            @Parameter(example = NAME) @PathVariable String name,
            @Parameter(hidden = true) Credential admin,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        if (!service.disable(name, mayChange(admin), admin.id())) {
            throw unknown(name);
        }
        return ResponseEntity.noContent().build();
    }

    static Predicate<Account> mayChange(Credential admin) {
        return account -> account.cities().stream().allMatch(city -> covers(admin, city));
    }

    private static boolean covers(Credential admin, String city) {
        return admin.isOfAllCities() || (!city.equals(CityAuthority.ALL) && admin.coversCity(city));
    }

    private static boolean isOfSeveral(Account account) {
        return account.cities().size() != 1 || account.cities().contains(CityAuthority.ALL);
    }

    static ProblemException unknown(String name) {
        return new ProblemException(
                IngestionProblemCode.UNKNOWN_ACCOUNT,
                "expected the name of an account that holds, got " + QuotedText.of(name));
    }

    static ProblemException notValid(List<?> flaws) {
        return new ProblemException(
                        IngestionProblemCode.ACCOUNT_NOT_VALID,
                        "expected an account that can be created, got " + flaws.size() + " errors")
                .with("errors", List.copyOf(flaws));
    }

    private static ResponseEntity<Object> shownOnce(int status, Object answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer);
    }

    /**
     * All accounts of the city.
     *
     * @param byMail whether people are sent a link to set their password; else it is shown once
     */
    record Listing(boolean byMail, List<AccountView> accounts) {}

    /** A new password, in full here only. */
    record Password(String password) {}

    /**
     * A new account.
     *
     * @param password in full here only; absent where the person is sent a link to set one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithPassword(
            String name,
            @Nullable String password,
            String role,
            Set<String> units,
            Set<String> cities,
            Instant createdAt,
            @Nullable String email,
            @Nullable String language,
            AccountView.@Nullable InvitationView invitation) {

        static WithPassword of(Account account, @Nullable String password) {
            AccountView view = AccountView.of(account);
            return new WithPassword(
                    view.name(),
                    password,
                    view.role(),
                    view.units(),
                    view.cities(),
                    view.createdAt(),
                    view.email(),
                    view.language(),
                    view.invitation());
        }
    }
}
