package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.NumberRange;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/** {@code windows.yaml}, which need not be there: stretches of days beside the quarters. */
final class WindowsFile {

    static final String NAME = "windows.yaml";

    private static final YamlKeys KEYS = new YamlKeys(List.of("windows"), List.of());
    private static final YamlKeys WINDOW = new YamlKeys(List.of("id", "name", "from", "to", "indicators"), List.of());
    private static final YamlKeys INDICATOR = new YamlKeys(List.of("code"), List.of("target", "owner"));
    private static final String USUAL_OWNER = "CITY";

    private final References references;
    private final List<Indicator> known;
    private final Set<String> ids = new HashSet<>();

    private WindowsFile(References references, List<Indicator> known) {
        this.references = references;
        this.known = known;
    }

    static List<TimeWindow> read(CatalogDirectory directory, References references, List<Indicator> known) {
        if (!directory.has(NAME)) {
            return List.of();
        }
        WindowsFile file = new WindowsFile(references, known);
        return YamlFile.read(directory, NAME, KEYS)
                .map(yaml -> yaml.maps("windows", WINDOW).stream()
                        .flatMap(window -> file.window(window).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<TimeWindow> window(YamlMap yaml) {
        int before = yaml.place().errors().count();
        Optional<String> id = yaml.value("id", TextValue::id);
        id.filter(text -> !ids.add(text))
                .ifPresent(again -> yaml.place("id").report(CatalogErrorCode.DUPLICATE, "each window once", again));
        Optional<LocalizedName> name = yaml.name("name");
        Optional<LocalDate> from = yaml.value("from", TextValue::date);
        Optional<LocalDate> to = yaml.value("to", TextValue::date);
        List<String> codes = new ArrayList<>();
        Map<String, List<TimeWindow.Goal>> targets = new LinkedHashMap<>();
        for (YamlMap indicator : yaml.maps("indicators", INDICATOR)) {
            indicator.value("code", this::withoutWeights).ifPresent(code -> add(indicator, code, codes, targets));
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            yaml.place("to")
                    .report(
                            CatalogErrorCode.INVALID_VALIDITY,
                            "a day from " + from.get() + " on",
                            to.get().toString());
        }
        if (yaml.has("indicators") && codes.isEmpty() && yaml.place().errors().count() == before) {
            yaml.place("indicators")
                    .say(CatalogErrorCode.MISSING_VALUE, "expected at least one entry in indicators, got none");
        }
        return !yaml.isSound() || yaml.place().errors().count() > before
                ? Optional.empty()
                : Optional.of(new TimeWindow(
                        id.orElseThrow(),
                        name.orElseThrow(),
                        new ReportingCalendar.Window(from.orElseThrow(), to.orElseThrow()),
                        codes,
                        targets));
    }

    /** One indicator may stand there once for each owner of a target. */
    private void add(YamlMap indicator, String code, List<String> codes, Map<String, List<TimeWindow.Goal>> targets) {
        List<TimeWindow.Goal> before = targets.getOrDefault(code, List.of());
        Optional<TimeWindow.Goal> goal = goal(indicator);
        boolean again = codes.contains(code)
                && (before.isEmpty()
                        || !indicator.has("target")
                        || goal.filter(one -> before.stream()
                                        .anyMatch(other -> other.owner().equals(one.owner())))
                                .isPresent());
        if (again) {
            indicator
                    .place("code")
                    .report(
                            CatalogErrorCode.DUPLICATE,
                            "each indicator once for each owner of a target",
                            code + " again");
        }
        if (!codes.contains(code)) {
            codes.add(code);
        }
        goal.ifPresent(
                one -> targets.computeIfAbsent(code, key -> new ArrayList<>()).add(one));
    }

    /** A window is made of reports and what follows from them; weights are known of whole quarters alone. */
    private Optional<String> withoutWeights(TextValue field) {
        return references
                .indicators()
                .refer(field)
                .flatMap(code -> hasWeights(code, new HashSet<>())
                        ? field.refuse(CatalogErrorCode.INVALID_OPERATOR, "an indicator without weights")
                        : Optional.of(code));
    }

    private boolean hasWeights(String code, Set<String> looked) {
        if (!looked.add(code)) {
            return false;
        }
        Optional<Indicator> indicator =
                known.stream().filter(one -> one.code().equals(code)).findFirst();
        return indicator
                .filter(one -> one.rollUp().acrossUnits() == Operator.WEIGHTED_AVERAGE
                        || one.rollUp().formula() instanceof Formula.WeightedAverage
                        || one.derivation().stream()
                                .flatMap(Formula::inputs)
                                .anyMatch(input -> hasWeights(input, looked)))
                .isPresent();
    }

    private Optional<TimeWindow.Goal> goal(YamlMap indicator) {
        if (!indicator.has("target")) {
            if (indicator.has("owner")) {
                indicator.place("owner").report(CatalogErrorCode.MISSING_VALUE, "a target beside its owner", "none");
            }
            return Optional.empty();
        }
        Optional<BigDecimal> value = indicator.value("target", WindowsFile::aboveZero);
        Optional<String> owner =
                indicator.has("owner") ? indicator.value("owner", references::owner) : Optional.of(USUAL_OWNER);
        return value.flatMap(target -> owner.map(who -> new TimeWindow.Goal(target, who)));
    }

    private static Optional<BigDecimal> aboveZero(TextValue field) {
        Optional<BigDecimal> value = field.decimal();
        return value.isEmpty() || value.get().signum() > 0 ? value : field.refuse(NumberRange.TARGET);
    }
}
