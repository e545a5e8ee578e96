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
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Name;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.TimeWindow;

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
        Optional<String> id = yaml.value("id", Field::id);
        id.filter(text -> !ids.add(text))
                .ifPresent(again -> yaml.place("id").report(ErrorCode.DUPLICATE, "each window once", again));
        Optional<Name> name = yaml.name("name");
        Optional<LocalDate> from = yaml.value("from", Field::date);
        Optional<LocalDate> to = yaml.value("to", Field::date);
        List<String> codes = new ArrayList<>();
        Map<String, TimeWindow.Goal> targets = new LinkedHashMap<>();
        for (YamlMap indicator : yaml.maps("indicators", INDICATOR)) {
            indicator.value("code", this::reported).ifPresent(code -> {
                codes.add(code);
                goal(indicator).ifPresent(goal -> targets.put(code, goal));
            });
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            yaml.place("to")
                    .report(
                            ErrorCode.INVALID_VALIDITY,
                            "a day from " + from.get() + " on",
                            to.get().toString());
        }
        if (yaml.has("indicators") && codes.isEmpty() && yaml.place().errors().count() == before) {
            yaml.place("indicators")
                    .say(ErrorCode.MISSING_VALUE, "expected at least one entry in indicators, got none");
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

    /** A window is made of reports, so it cannot show what follows from whole quarters or from weights of a quarter. */
    private Optional<String> reported(Field field) {
        return references.indicators().refer(field).flatMap(code -> {
            Optional<Indicator> indicator =
                    known.stream().filter(one -> one.code().equals(code)).findFirst();
            boolean suits = indicator
                    .filter(one -> one.isDerived() || one.acrossUnits() == Operator.WEIGHTED_AVERAGE)
                    .isEmpty();
            return suits
                    ? Optional.of(code)
                    : field.refuse(ErrorCode.INVALID_OPERATOR, "an indicator that units report and none weights");
        });
    }

    private static Optional<TimeWindow.Goal> goal(YamlMap indicator) {
        if (!indicator.has("target")) {
            if (indicator.has("owner")) {
                indicator.place("owner").report(ErrorCode.MISSING_VALUE, "a target beside its owner", "none");
            }
            return Optional.empty();
        }
        Optional<BigDecimal> value = indicator.value("target", WindowsFile::aboveZero);
        Optional<String> owner =
                indicator.has("owner") ? indicator.value("owner", Field::capitals) : Optional.of(USUAL_OWNER);
        return value.flatMap(target -> owner.map(who -> new TimeWindow.Goal(target, who)));
    }

    private static Optional<BigDecimal> aboveZero(Field field) {
        Optional<BigDecimal> value = field.decimal();
        return value.isEmpty() || value.get().signum() > 0
                ? value
                : field.refuse(ErrorCode.INVALID_DECIMAL, "a target above zero");
    }
}
