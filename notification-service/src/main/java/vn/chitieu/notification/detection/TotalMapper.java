package vn.chitieu.notification.detection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.confirmation.AwaitedFigures;
import vn.chitieu.notification.reminder.MissingReport;

/** Turns events into judged totals. */
final class TotalMapper {

    private TotalMapper() {}

    /**
     * Returns which total an event is about.
     *
     * @throws UnreadableEventException if it names what cannot be a city or an indicator
     */
    static TotalKey key(QuarterlyTotal event, CityIds cities) throws UnreadableEventException {
        if (!Scope.Id.isValid(event.city())) {
            throw new UnreadableEventException("expected the id of a city, got " + event.city());
        }
        CityKey city = cities.key(event.city());
        try {
            return new TotalKey(city, event.scope(), event.indicator(), event.quarter());
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableEventException(String.valueOf(impossible.getMessage()), impossible);
        }
    }

    /**
     * Returns what the domain makes of a total.
     *
     * @param catalog the catalog of its city
     * @throws UnreadableEventException if the event is well-formed but says something that cannot be
     */
    static JudgedTotal judged(IncomingTotal incoming, Catalog catalog) throws UnreadableEventException {
        QuarterlyTotal event = incoming.event();
        TotalKey total = incoming.total();
        String trace = incoming.trace();
        try {
            Optional<Indicator> indicator = catalog.indicator(event.indicator());
            boolean lowerIsBetter = indicator
                    .filter(one -> one.judging().direction() == Direction.LOWER)
                    .isPresent();
            boolean addsUp = indicator
                    .filter(one -> catalog.accrual(one) == Accrual.FLOW)
                    .isPresent();
            Map<String, JudgedFigures> byOwner = event.attainments().stream()
                    .collect(Collectors.toMap(
                            attainment -> new CaseKey(Rule.BEHIND_TARGET, total, attainment.owner()).owner(),
                            attainment -> figures(event, attainment(attainment, null), lowerIsBetter)
                                    .in(trace)));
            JudgedFigures plain =
                    figures(event, JudgedFigures.Attainment.NONE, lowerIsBetter).in(trace);
            Map<String, Map<String, JudgedFigures>> byWindow = event.windows().stream()
                    .collect(Collectors.toMap(
                            window -> window.window(), window -> byOwner(event, total, window, lowerIsBetter, trace)));
            return new JudgedTotal(total, plain, addsUp, byOwner, byWindow);
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            throw new UnreadableEventException(String.valueOf(impossible.getMessage()), impossible);
        }
    }

    private static Map<String, JudgedFigures> byOwner(
            QuarterlyTotal event,
            TotalKey total,
            QuarterlyTotal.WindowStanding window,
            boolean lowerIsBetter,
            @Nullable String trace) {
        return window.attainments().stream()
                .collect(Collectors.toMap(
                        one -> new CaseKey(Rule.BEHIND_TARGET, total, one.owner(), window.window()).owner(),
                        one -> new JudgedFigures(
                                        event.state().revision(),
                                        window.asOf(),
                                        JudgedFigures.Amounts.ofWindow(window.value(), window.growthPercent()),
                                        window.status(),
                                        lowerIsBetter,
                                        attainment(one, window.upTo()),
                                        trust(window.trust()),
                                        null,
                                        null)
                                .in(trace)));
    }

    /** Returns who has not reported what a total is about; empty where it is not about the whole city. */
    static Optional<MissingReport> seen(IncomingTotal incoming) {
        QuarterlyTotal event = incoming.event();
        return event.scope().equals(Scope.city())
                ? Optional.of(new MissingReport(
                        incoming.total().city(),
                        event.indicator(),
                        event.quarter(),
                        event.state().revision(),
                        event.trust().missingUnits()))
                : Optional.empty();
    }

    /**
     * Returns which figures of a unit wait for its head; empty where the total is not one of a unit that the catalog
     * asks for its head's word, or does not say what counts for each period.
     */
    static Optional<AwaitedFigures> awaited(IncomingTotal incoming, Catalog catalog) {
        QuarterlyTotal event = incoming.event();
        if (event.figures() == null
                || !(event.scope() instanceof Scope.Unit scope)
                || catalog.unit(scope.id())
                        .filter(unit -> unit.versions().stream().anyMatch(ReportingUnit.Version::confirmedByHead))
                        .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AwaitedFigures(
                incoming.total().city(),
                scope.id(),
                event.indicator(),
                event.quarter(),
                event.state().revision(),
                event.figures().stream()
                        .flatMap(figure -> awaited(figure).stream())
                        .toList()));
    }

    private static Optional<AwaitedFigures.Figure> awaited(QuarterlyTotal.Figure figure) {
        HeadConfirmation said = figure.confirmation();
        BigDecimal value = figure.value();
        return said == null || value == null || !said.is(HeadConfirmation.State.AWAITED)
                ? Optional.empty()
                : Optional.of(new AwaitedFigures.Figure(figure.period(), value, said.by(), said.at()));
    }

    private static JudgedFigures figures(
            QuarterlyTotal event, JudgedFigures.Attainment attainment, boolean lowerIsBetter) {
        return new JudgedFigures(
                event.state().revision(),
                event.state().asOf(),
                new JudgedFigures.Amounts(
                        event.amounts().value(),
                        event.amounts().cumulative(),
                        event.yearAgo().growthPercent(),
                        event.yearAgo().cumulativeGrowthPercent()),
                event.state().status(),
                lowerIsBetter,
                attainment,
                trust(event.trust()),
                closing(event.atDeadline().closing()),
                null);
    }

    private static JudgedFigures.@Nullable Closing closing(QuarterlyTotal.@Nullable Closing from) {
        return from == null
                ? null
                : new JudgedFigures.Closing(from.value(), from.cumulative(), from.movedPercent(), from.exceeded());
    }

    private static JudgedFigures.Attainment attainment(QuarterlyTotal.Attainment from, @Nullable LocalDate expectedBy) {
        if (from.target().signum() <= 0) {
            throw new IllegalArgumentException("expected a target above zero, got " + from.target());
        }
        return new JudgedFigures.Attainment(
                from.target(),
                from.sharePercent(),
                from.expectedPercent(),
                from.verdict(),
                from.reason(),
                from.shortfall(),
                from.forecast(),
                from.gaps().stream()
                        .map(gap -> new JudgedFigures.Gap(gap.unit(), gap.value(), gap.expected(), gap.missing()))
                        .toList(),
                expectedBy);
    }

    private static JudgedFigures.Trust trust(QuarterlyTotal.Trust from) {
        return new JudgedFigures.Trust(
                from.expectedUnits(),
                from.reportedUnits(),
                from.missingUnits(),
                from.missingSharePercent(),
                from.estimateSharePercent());
    }
}
