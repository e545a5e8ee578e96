package vn.chitieu.notification.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Viewer;

/** Endpoints for queries of cases and for answers to them. The id of a case is the rest of its path. */
@RestController
@Tag(name = "Cases")
class CasesController {

    private static final String LIST = "/api/v1/cases";
    private static final String ONE = LIST + "/{rule}/{scope}/{indicator}/{period}/{owner}";
    private static final String OF_WINDOW = ONE + "/{window}";

    private static final int MOST_SEARCHED = 100;
    private static final int AT_ONCE = 500;

    private final CaseRepository cases;
    private final FallExplanationService explain;
    private final AcknowledgementService acknowledge;
    private final CurrentViewer viewers;
    private final Supplier<Catalog> catalog;
    private final CityIds cities;

    CasesController(
            CaseRepository cases,
            FallExplanationService explain,
            AcknowledgementService acknowledge,
            CurrentViewer viewers,
            Supplier<Catalog> catalog,
            CityIds cities) {
        this.cases = cases;
        this.explain = explain;
        this.acknowledge = acknowledge;
        this.viewers = viewers;
        this.catalog = catalog;
        this.cities = cities;
    }

    @GetMapping(path = LIST, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Cases in the order of their ids, or in another one (sort=pressing, severity, due, name), with all"
                            + " words of q in the names of indicator and scope or in the code, with or without marks; a unit"
                            + " gets its own")
    CasesAnswer cases(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Parameters.DEFAULT_LIMIT) String limit) {
        CaseRepository.Filter filter = new CaseRepository.Filter(
                cities.key(catalog.get().id()),
                Parameters.optional("state", state, "a state such as OPEN", CaseState::valueOf),
                indicator == null || indicator.isEmpty() ? null : indicator,
                visible(Parameters.optional("scope", scope, "city, cluster:<id> or unit:<id>", Scope::parse)));
        int most = Parameters.limit(limit);
        String last = Parameters.after(after);
        String words = Parameters.optional("q", q, "1 to " + MOST_SEARCHED + " characters", CasesController::searched);
        CaseSearch.Order order =
                Parameters.optional("sort", sort, "pressing, severity, due or name", CaseSearch.Order::parse);
        return words == null && order == null
                ? CasesAnswer.of(cases.list(filter, last, most), most)
                : searched(filter, words, order == null ? CaseSearch.Order.ID : order, last, most);
    }

    private CasesAnswer searched(
            CaseRepository.Filter filter,
            @Nullable String words,
            CaseSearch.Order order,
            @Nullable String last,
            int most) {
        List<AlertCase> all = new ArrayList<>();
        List<AlertCase> page;
        do {
            String from = all.isEmpty() ? null : all.get(all.size() - 1).key().toString();
            page = cases.list(filter, from, AT_ONCE);
            all.addAll(page);
        } while (page.size() == AT_ONCE);
        List<AlertCase> found = new CaseSearch(catalog.get()).found(all, words, order);
        Integer before = Parameters.optional("after", last, "the id of a case of this list", id -> indexOf(id, found));
        int at = before == null ? 0 : before + 1;
        return CasesAnswer.of(found.subList(at, Math.min(found.size(), at + most)), most);
    }

    private static int indexOf(String id, List<AlertCase> found) {
        for (int at = 0; at < found.size(); at++) {
            if (found.get(at).key().toString().equals(id)) {
                return at;
            }
        }
        throw new IllegalArgumentException("expected a case of the list");
    }

    private static String searched(String text) {
        if (text.length() > MOST_SEARCHED) {
            throw new IllegalArgumentException("expected a shorter text");
        }
        return text;
    }

    @GetMapping(
            path = {ONE, OF_WINDOW},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One case with its history")
    CasesAnswer.Case one(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window) {
        CaseKey key = ofTheCity(key(rule, scope, indicator, period, owner, window));
        requireVisible(key.total().scope());
        return CasesAnswer.Case.of(find(key));
    }

    @PostMapping(
            path = {ONE + "/explanation", OF_WINDOW + "/explanation"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Takes cause, remedy and a promised date, of a unit for its own cases alone; the same again is"
                    + " taken and changes nothing. One fall needs one answer: other cases of the same figure that ask the"
                    + " same people take it, too")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ExplanationWish.class),
                            examples =
                                    @ExampleObject("{\"cause\": \"Chậm bàn giao mặt bằng\", \"remedy\": \"Giao ban hằng"
                                            + " tuần\", \"promisedFor\": \"2022-05-16\"}")))
    CasesAnswer.Case explain(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window,
            HttpServletRequest request)
            throws IOException {
        CaseKey key = ofTheCity(key(rule, scope, indicator, period, owner, window));
        requireExplains(key.total().scope());
        JsonBody body = JsonBody.of(request);
        Integer episode = body.optionalNumber("episode");
        ExplanationService.Input input = new ExplanationService.Input(
                AnswerTextNormalizer.of(body.text("cause")),
                AnswerTextNormalizer.of(body.text("remedy")),
                body.day("promisedFor"));
        body.end();
        int asked = episode == null ? find(key).progress().episode() : episode;
        return taken(explain.explain(key, asked, input, viewers.current().name()));
    }

    @PostMapping(
            path = {ONE + "/acknowledgement", OF_WINDOW + "/acknowledgement"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Puts escalation off until then; the same again changes nothing")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = AcknowledgementWish.class),
                            examples = @ExampleObject("{\"until\": \"2022-04-20T17:00:00+07:00\"}")))
    CasesAnswer.Case acknowledge(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window,
            HttpServletRequest request)
            throws IOException {
        CaseKey key = ofTheCity(key(rule, scope, indicator, period, owner, window));
        JsonBody body = JsonBody.of(request);
        Instant until = body.time("until", catalog.get().calendar().zone());
        body.end();
        return taken(acknowledge.acknowledge(key, viewers.current().name(), until));
    }

    private static CasesAnswer.Case taken(CaseAnswer answer) {
        if (answer instanceof CaseAnswer.Refused refused) {
            throw NotificationProblemCode.refusal(refused.code(), refused.message());
        }
        return CasesAnswer.Case.of(((CaseAnswer.Taken) answer).now());
    }

    private AlertCase find(CaseKey key) {
        return cases.find(key).orElseThrow(() -> unknown(key));
    }

    /** A case of another city is as one that is not known. */
    private CaseKey ofTheCity(CaseKey key) {
        if (!key.city().equals(cities.key(catalog.get().id()))) {
            throw unknown(key);
        }
        return key;
    }

    private static ProblemException unknown(CaseKey key) {
        return new ProblemException(NotificationProblemCode.UNKNOWN_CASE, "expected the id of a case, got " + key);
    }

    private static CaseKey key(
            String rule, String scope, String indicator, String period, String owner, @Nullable String window) {
        return Parameters.required(
                "the case",
                String.join("/", rule, scope, indicator, period, owner) + (window == null ? "" : "/" + window),
                "rule/scope/indicator/quarter/owner, such as BEHIND_TARGET/city/EXPORT_VALUE/2022-Q1/PROVINCE, of a"
                        + " window with /window after it",
                CaseKey::parse);
    }

    /** Returns the requested scope, if the client may see it; a unit that asks for none gets its own. */
    private @Nullable Scope visible(@Nullable Scope asked) {
        Viewer viewer = viewers.current();
        if (viewer.seesEverything()) {
            return asked;
        }
        Scope scope = asked == null && viewer.units().size() == 1
                ? new Scope.Unit(viewer.units().first())
                : asked;
        requireVisible(scope);
        return scope;
    }

    /** A client answers as itself only, never for another. */
    private void requireExplains(Scope scope) {
        Viewer viewer = viewers.current();
        if (!NotificationRight.mayExplain(viewer, scope)) {
            throw new ProblemException(
                    NotificationProblemCode.FOREIGN_SCOPE,
                    "expected a case of a scope unit:<id> of yours, " + viewer.units() + ", got one of " + scope);
        }
    }

    private void requireVisible(@Nullable Scope scope) {
        Viewer viewer = viewers.current();
        boolean sees = scope == null ? viewer.seesEverything() : viewer.maySee(scope);
        if (!sees) {
            throw new ProblemException(
                    NotificationProblemCode.FOREIGN_SCOPE,
                    "expected a scope unit:<id> of yours, " + viewer.units() + ", got "
                            + (scope == null ? "none" : scope));
        }
    }

    /**
     * What a POST of an explanation says.
     *
     * @param cause 1 to 2,000 characters
     * @param remedy 1 to 2,000 characters
     * @param promisedFor the day by whose end it is to be mended
     * @param episode the episode that is answered; the one at hand where there is none
     */
    record ExplanationWish(
            String cause,
            String remedy,
            LocalDate promisedFor,
            @Nullable Integer episode) {}

    /** What a POST of an acknowledgement says. */
    record AcknowledgementWish(Instant until) {}
}
