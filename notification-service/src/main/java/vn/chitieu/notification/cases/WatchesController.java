package vn.chitieu.notification.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.access.ActingPerson;
import vn.chitieu.notification.city.RequestCity;
import vn.chitieu.notification.watch.WatchService;
import vn.chitieu.support.problem.ProblemException;

/** Endpoints for what the person who is signed in watches. */
@RestController
@Tag(name = "Watches")
class WatchesController {

    private static final String LIST = "/api/v1/watches";
    private static final String ONE = LIST + "/{scope}/{indicator}";

    private final WatchService watches;
    private final FigureWatchService figures;
    private final RequestedCases cases;
    private final ActingPerson person;
    private final RequestCity city;
    private final Supplier<Catalog> catalog;

    WatchesController(
            WatchService watches,
            FigureWatchService figures,
            RequestedCases cases,
            ActingPerson person,
            RequestCity city,
            Supplier<Catalog> catalog) {
        this.watches = watches;
        this.figures = figures;
        this.cases = cases;
        this.person = person;
        this.city = city;
        this.catalog = catalog;
    }

    @GetMapping(path = LIST, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What the caller watches of their own accord; what the catalog has them watch is not among it")
    WatchesAnswer watches() {
        return answer(person.require().id());
    }

    @PutMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Watches a figure: mails of its falls and recoveries, which ask for nothing; the same again changes"
                            + " nothing. Answers with all that the caller watches then, and with the cases of the figure"
                            + " that are not over; of a case of watchers that is open the caller gets one mail")
    WatchBegunAnswer begin(@PathVariable String scope, @PathVariable String indicator) {
        String self = person.require().id();
        Scope its = scope(scope);
        if (!figures.begin(city.key(), self, its, indicator(indicator))) {
            throw new ProblemException(
                    NotificationProblemCode.TOO_MANY_WATCHES,
                    "expected at most " + WatchService.MOST + " watches of a person, got one more");
        }
        return new WatchBegunAnswer(
                answer(self).watches(),
                figures.standing(city.key(), its, indicator).stream()
                        .map(cases::shown)
                        .toList());
    }

    @DeleteMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ends a watch, also one that there is not. Answers with all that the caller watches then")
    WatchesAnswer end(@PathVariable String scope, @PathVariable String indicator) {
        String self = person.require().id();
        figures.end(
                city.key(),
                self,
                Parameters.required("scope", scope, "city, cluster:<id> or unit:<id>", Scope::parse),
                indicator);
        return answer(self);
    }

    private Scope scope(String text) {
        Scope scope = Parameters.required("scope", text, "city, cluster:<id> or unit:<id>", Scope::parse);
        if (!catalog.get().has(scope)) {
            throw unknown("scope", "a scope of the catalog", text);
        }
        return scope;
    }

    private String indicator(String code) {
        if (catalog.get().indicator(code).isEmpty()) {
            throw unknown("indicator", "the code of an indicator of the catalog", code);
        }
        return code;
    }

    private static ProblemException unknown(String name, String expected, String came) {
        return new ProblemException(
                        NotificationProblemCode.BAD_PARAMETER,
                        "expected " + name + " to be " + expected + ", got " + Parameters.shown(came))
                .say("name", name);
    }

    private WatchesAnswer answer(String self) {
        return new WatchesAnswer(watches.of(city.key(), self).stream()
                .map(one -> new WatchesAnswer.Watched(one.scope(), one.indicator(), one.since()))
                .toList());
    }

    /**
     * What a person watches.
     *
     * @param watches by scope and indicator
     */
    record WatchesAnswer(List<Watched> watches) {

        /** One figure of all quarters. */
        record Watched(Scope scope, String indicator, Instant since) {}
    }

    /**
     * What a person watches since now, and how the figure stands.
     *
     * @param watches by scope and indicator
     * @param cases of the figure that are not over, of the newest quarter first; none where nothing is known against it
     */
    record WatchBegunAnswer(List<WatchesAnswer.Watched> watches, List<CasesAnswer.Case> cases) {}
}
