package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.ErrorCollector;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.catalog.sample.SampleUpdatesFile;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Plausibility check of a catalog's targets against figures that lie beside it ({@code sample/updates-*.csv}): a target
 * of ten times, or a tenth, of what the figures of the year before suggest is probably in another unit of measure.
 * Where there are none of the year before, those of the year itself suggest it. Quarters that are there stand for the
 * year, which is near enough to tell an order of magnitude. Indicators whose figures neither add up nor last are passed
 * over.
 */
public final class TargetsAgainstFigures {

    private static final BigDecimal MOST = BigDecimal.TEN;
    private static final BigDecimal QUARTERS_OF_A_YEAR = BigDecimal.valueOf(4);
    private static final MathContext SHOWN = new MathContext(3);

    private final Catalog catalog;
    private final List<SampleUpdate> figures;

    private TargetsAgainstFigures(Catalog catalog, List<SampleUpdate> figures) {
        this.catalog = catalog;
        this.figures = figures;
    }

    /**
     * Returns one sentence with file and line for each target that is implausible, in the order of the file; none where
     * no figures are there, or cannot be read.
     *
     * @param directory where the catalog was read from
     */
    public static List<String> doubts(Path directory, Catalog catalog) {
        try {
            List<Integer> lines = TargetsFile.lines(new CatalogDirectory(directory, new ErrorCollector()));
            List<Target> targets = catalog.targets();
            List<SampleUpdate> figures = SampleUpdatesFile.read(directory);
            if (lines.size() != targets.size() || figures.isEmpty()) {
                return List.of();
            }
            TargetsAgainstFigures beside = new TargetsAgainstFigures(catalog, figures);
            List<String> doubts = new ArrayList<>();
            for (int at = 0; at < targets.size(); at++) {
                String place = TargetsFile.NAME + ":" + lines.get(at) + " ";
                beside.doubt(targets.get(at)).ifPresent(doubt -> doubts.add(place + doubt));
            }
            return doubts;
        } catch (InvalidCatalogException noFigures) {
            return List.of();
        }
    }

    private Optional<String> doubt(Target target) {
        Indicator indicator = catalog.indicator(target.indicator()).orElseThrow();
        for (int year : List.of(target.year() - 1, target.year())) {
            Optional<BigDecimal> suggested = suggested(indicator, target, year).filter(sum -> sum.signum() > 0);
            if (suggested.isPresent()) {
                return doubt(target, indicator, suggested.get(), year);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> doubt(Target target, Indicator indicator, BigDecimal suggested, int year) {
        boolean more = target.value().compareTo(suggested.multiply(MOST)) >= 0;
        boolean less = target.value().multiply(MOST).compareTo(suggested) <= 0;
        if (!more && !less) {
            return Optional.empty();
        }
        return Optional.of("expected about " + suggested.round(SHOWN).toPlainString() + " "
                + indicator.display().unitOfMeasure().vi() + " for " + target.indicator() + " of " + target.scope()
                + " in "
                + target.year() + ", as the figures of " + year + " suggest, got "
                + target.value().toPlainString() + " of " + target.owner() + ", which is "
                + (more ? "ten times as much or more" : "a tenth of it or less")
                + "; perhaps it is in another unit of measure");
    }

    /** Returns what the year brings by its figures; empty where they do not suffice. */
    private Optional<BigDecimal> suggested(Indicator indicator, Target target, int year) {
        Accrual accrual = Accrual.of(indicator, code -> catalog.indicator(code).orElse(null));
        if (accrual == Accrual.LEVEL) {
            return Optional.empty();
        }
        if (indicator.rollUp().formula() instanceof Formula.Sum sum) {
            return ofParts(sum, target, year);
        }
        if (indicator.rollUp().acrossUnits() != Operator.SUM) {
            return Optional.empty();
        }
        return accrual == Accrual.FLOW ? ofAFlow(indicator, target, year) : ofAStock(indicator, target, year);
    }

    private Optional<BigDecimal> ofParts(Formula.Sum sum, Target target, int year) {
        BigDecimal total = BigDecimal.ZERO;
        for (Formula.Term term : sum.terms()) {
            Optional<BigDecimal> part =
                    catalog.indicator(term.indicator()).flatMap(one -> suggested(one, target, year));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            total = term.negative() ? total.subtract(part.get()) : total.add(part.get());
        }
        return Optional.of(total);
    }

    private Optional<BigDecimal> ofAFlow(Indicator indicator, Target target, int year) {
        Map<Quarter, Map<String, BigDecimal>> byQuarter = new HashMap<>();
        for (SampleUpdate figure : figuresOf(indicator, target, year)) {
            byQuarter
                    .computeIfAbsent(figure.period().quarter(), quarter -> new HashMap<>())
                    .put(figure.unit() + " " + figure.period(), figure.value()); // a later one corrects
        }
        if (byQuarter.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = byQuarter.values().stream()
                .flatMap(quarter -> quarter.values().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(
                sum.multiply(QUARTERS_OF_A_YEAR).divide(BigDecimal.valueOf(byQuarter.size()), MathContext.DECIMAL64));
    }

    private Optional<BigDecimal> ofAStock(Indicator indicator, Target target, int year) {
        Map<String, SampleUpdate> last = new TreeMap<>();
        for (SampleUpdate figure : figuresOf(indicator, target, year)) {
            last.merge(
                    figure.unit(),
                    figure,
                    (one, next) -> next.period().lastDay().isBefore(one.period().lastDay()) ? one : next);
        }
        return last.values().stream().map(SampleUpdate::value).reduce(BigDecimal::add);
    }

    private List<SampleUpdate> figuresOf(Indicator indicator, Target target, int year) {
        return figures.stream()
                .filter(figure -> figure.indicator().equals(indicator.code())
                        && figure.period().quarter().year() == year
                        && catalog.unit(figure.unit())
                                .filter(unit -> catalog.scopesOf(
                                                unit, figure.period().quarter())
                                        .contains(target.scope()))
                                .isPresent())
                .toList();
    }
}
