package vn.chitieu.notification.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.domain.access.Viewer;
import vn.chitieu.notification.domain.access.Viewers;
import vn.chitieu.notification.domain.cases.CaseState;
import vn.chitieu.notification.domain.cases.Cases;

/** Answers questions about cases. */
@RestController
class CasesController {

    private final Cases cases;
    private final Viewers viewers;

    CasesController(Cases cases, Viewers viewers) {
        this.cases = cases;
        this.viewers = viewers;
    }

    @GetMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    CasesAnswer cases(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Parameters.DEFAULT_LIMIT) String limit) {
        Cases.Filter filter = new Cases.Filter(
                Parameters.optional("state", state, "a state such as OPEN", CaseState::valueOf),
                indicator == null || indicator.isEmpty() ? null : indicator,
                visible(Parameters.optional("scope", scope, "city, cluster:<id> or unit:<id>", Scope::parse)));
        int most = Parameters.limit(limit);
        return CasesAnswer.of(cases.list(filter, Parameters.after(after), most), most);
    }

    /** Returns the scope asked for, if whoever asks may see it; a unit that asks for none gets its own. */
    private @Nullable Scope visible(@Nullable Scope asked) {
        Viewer viewer = viewers.current();
        if (viewer.seesEverything()) {
            return asked;
        }
        Scope scope = asked == null && viewer.units().size() == 1
                ? new Scope.Unit(viewer.units().first())
                : asked;
        if (scope == null || !viewer.maySee(scope)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "FOREIGN_SCOPE",
                    "expected a scope unit:<id> of yours, " + viewer.units() + ", got "
                            + (scope == null ? "none" : scope));
        }
        return scope;
    }
}
