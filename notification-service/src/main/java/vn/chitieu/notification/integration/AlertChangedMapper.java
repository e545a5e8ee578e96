package vn.chitieu.notification.integration;

import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.JudgedFigures;

/** Makes events of transitions. */
public final class AlertChangedMapper {

    private AlertChangedMapper() {}

    /**
     * Returns the event of a transition.
     *
     * @param transition what happened
     * @param city id of the city's catalog
     */
    public static AlertChanged of(CaseTransition transition, String city) {
        CaseKey about = transition.about();
        return new AlertChanged(
                transition.id(),
                city,
                about.toString(),
                new AlertChanged.About(
                        about.rule().name(),
                        about.total().scope(),
                        about.total().indicator(),
                        about.total().quarter(),
                        about.owner().equals(CaseKey.NO_OWNER) ? null : about.owner()),
                new AlertChanged.Transition(
                        transition.episode(),
                        transition.version(),
                        transition.what().name(),
                        transition.from() == null ? null : transition.from().name(),
                        transition.to().name()),
                new AlertChanged.State(
                        transition.level(), transition.urgency().name(), transition.at(), transition.revision()),
                reached(transition.figures()),
                answer(transition.explanation()),
                about.window(),
                asked(transition.asked()));
    }

    private static AlertChanged.Reached reached(JudgedFigures figures) {
        JudgedFigures.Attainment attainment = figures.attainment();
        return new AlertChanged.Reached(
                new AlertChanged.Amounts(
                        figures.amounts().value(), figures.amounts().cumulative(), figures.status(), figures.asOf()),
                new AlertChanged.Judged(
                        attainment.hasTarget() ? attainment.target() : null,
                        attainment.sharePercent(),
                        attainment.hasTarget() ? attainment.expectedPercent() : null,
                        attainment.verdict(),
                        attainment.shortfall(),
                        attainment.forecast()));
    }

    private static AlertChanged.@Nullable Asked asked(CaseTransition.Asked asked) {
        return asked.people().isEmpty() ? null : new AlertChanged.Asked(asked.people(), asked.answerBy());
    }

    private static AlertChanged.@Nullable Answer answer(@Nullable Explanation explanation) {
        if (explanation == null) {
            return null;
        }
        return new AlertChanged.Answer(
                explanation.cause(),
                explanation.remedy(),
                explanation.promisedFor(),
                explanation.by(),
                explanation.at());
    }
}
