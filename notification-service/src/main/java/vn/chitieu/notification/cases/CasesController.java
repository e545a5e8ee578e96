package vn.chitieu.notification.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Viewer;

/** Endpoints for queries of cases. The id of a case is the rest of its path. */
@RestController
@Tag(name = "Cases")
class CasesController {

    private static final int MOST_SEARCHED = 100;
    private static final int AT_ONCE = 500;

    private final CaseRepository cases;
    private final RequestedCases requested;
    private final CurrentViewer viewers;
    private final Supplier<Catalog> catalog;
    private final CityIds cities;

    CasesController(
            CaseRepository cases,
            RequestedCases requested,
            CurrentViewer viewers,
            Supplier<Catalog> catalog,
            CityIds cities) {
        this.cases = cases;
        this.requested = requested;
        this.viewers = viewers;
        this.catalog = catalog;
        this.cities = cities;
    }

    @GetMapping(path = RequestedCases.LIST, produces = MediaType.APPLICATION_JSON_VALUE)
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
                ? CasesAnswer.of(cases.list(filter, last, most), requested.acknowledges())
                : searched(filter, words, order == null ? CaseSearch.Order.ID : order, last, most);
    }

    private CasesAnswer searched(
            CaseRepository.Filter filter,
            @Nullable String words,
            CaseSearch.Order order,
            @Nullable String last,
            int most) {
        List<AlertCase> all = Page.all(from -> cases.list(filter, from, AT_ONCE))
                .flatMap(List::stream)
                .toList();
        List<AlertCase> found = new CaseSearch(catalog.get()).found(all, words, order);
        Integer before = Parameters.optional("after", last, "the id of a case of this list", id -> indexOf(id, found));
        int at = before == null ? 0 : before + 1;
        List<AlertCase> shown = found.subList(at, Math.min(found.size(), at + most));
        List<String> ids = shown.stream().map(one -> one.key().toString()).toList();
        return CasesAnswer.of(Page.of(shown, ids, most), requested.acknowledges());
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
            path = {RequestedCases.ONE, RequestedCases.OF_WINDOW},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One case with its history")
    CasesAnswer.Case one(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window) {
        CaseKey key = requested.key(rule, scope, indicator, period, owner, window);
        requireVisible(key.total().scope());
        return requested.shown(requested.find(key));
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
}
