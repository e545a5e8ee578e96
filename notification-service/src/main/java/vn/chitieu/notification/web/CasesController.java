package vn.chitieu.notification.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.domain.cases.CaseState;
import vn.chitieu.notification.domain.cases.Cases;

/** Answers questions about cases. */
@RestController
class CasesController {

    private final Cases cases;

    CasesController(Cases cases) {
        this.cases = cases;
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
                Parameters.optional("scope", scope, "city, cluster:<id> or unit:<id>", Scope::parse));
        int most = Parameters.limit(limit);
        return CasesAnswer.of(cases.list(filter, Parameters.after(after), most), most);
    }
}
