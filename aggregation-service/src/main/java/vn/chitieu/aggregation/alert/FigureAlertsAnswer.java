package vn.chitieu.aggregation.alert;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Response with the alerts about the figures of a scope in a quarter.
 *
 * @param alerts by indicator and case, those that are over among them
 */
record FigureAlertsAnswer(Quarter quarter, Scope scope, List<OfFigure> alerts) {

    /** Names people as the catalog does. */
    static FigureAlertsAnswer of(Quarter quarter, Scope scope, List<FigureAlert> alerts, Catalog catalog) {
        return new FigureAlertsAnswer(
                quarter,
                scope,
                alerts.stream().map(alert -> OfFigure.of(alert, catalog)).toList());
    }

    /**
     * One alert.
     *
     * @param id of the case, as the alerts' own API has it
     * @param owner who assigned the target; null where the case is not about one
     * @param window id of the window that the case is about; null where it is about the quarter
     * @param level how often it was escalated
     * @param since when it came to stand so
     * @param asked who was asked for cause and remedy; empty where no answer is asked for
     * @param answerBy until when an answer, or what was promised, is awaited; null where nothing is
     * @param explanation what was answered so far; null where nothing was
     */
    @Schema(name = "FigureAlert")
    record OfFigure(
            String id,
            String rule,
            String indicator,
            @Nullable String owner,
            @Nullable String window,
            String state,
            int level,
            Instant since,
            List<PersonAnswer> asked,
            @Nullable Instant answerBy,
            AlertChanged.@Nullable Answer explanation) {

        static OfFigure of(FigureAlert alert, Catalog catalog) {
            return new OfFigure(
                    alert.caseId(),
                    alert.about().rule(),
                    alert.about().indicator(),
                    alert.about().owner(),
                    alert.window(),
                    alert.standing().state(),
                    alert.standing().level(),
                    alert.standing().since(),
                    alert.asked().stream()
                            .map(id -> PersonAnswer.of(id, catalog))
                            .toList(),
                    alert.standing().answerBy(),
                    alert.explanation());
        }
    }

    /**
     * A person who was asked.
     *
     * @param position null where the catalog does not have the person any more
     */
    @Schema(name = "AskedPerson")
    record PersonAnswer(String id, @Nullable LocalizedName position) {

        static PersonAnswer of(String id, Catalog catalog) {
            return new PersonAnswer(
                    id,
                    catalog.people().stream()
                            .filter(person -> person.id().equals(id))
                            .map(Person::position)
                            .findFirst()
                            .orElse(null));
        }
    }
}
