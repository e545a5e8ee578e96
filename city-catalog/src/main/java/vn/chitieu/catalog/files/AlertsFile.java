package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.AlertRule;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.NumberRange;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/** {@code alerts.yaml}, which need not be there: what the city decides of its alerts and their mails. */
final class AlertsFile {

    static final String NAME = "alerts.yaml";

    private static final YamlKeys KEYS = new YamlKeys(
            List.of(),
            List.of(
                    "digestAt",
                    "mostAtOnce",
                    "quietHours",
                    "remindWorkingDays",
                    "remindAt",
                    "warnWorkingDays",
                    "rules"));
    private static final YamlKeys QUIET = new YamlKeys(List.of(), List.of("from", "to", "daysOff"));
    private static final YamlKeys RULE = new YamlKeys(
            List.of("rule"),
            List.of(
                    "indicator",
                    "active",
                    "confirm",
                    "marginPoints",
                    "urgent",
                    "answerWorkingDays",
                    "escalationWorkingDays"));
    private static final YamlKeys CONFIRM =
            new YamlKeys(List.of(), List.of("status", "revisions", "workingDays", "severeAtOnce"));
    private static final int MOST_MAILS = 100;
    private static final int MOST_WORKING_DAYS = 60;
    private static final int MOST_REVISIONS = 100;
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);

    private final References references;
    private final Set<List<String>> seen = new HashSet<>();

    private AlertsFile(References references) {
        this.references = references;
    }

    static AlertPolicy read(CatalogDirectory directory, References references) {
        if (!directory.has(NAME)) {
            return AlertPolicy.OPEN;
        }
        AlertsFile file = new AlertsFile(references);
        return YamlFile.readOrEmpty(directory, NAME, KEYS)
                .map(yaml -> new AlertPolicy(
                        mails(yaml),
                        reminders(yaml),
                        yaml.maps("rules", RULE).stream()
                                .flatMap(rule -> file.rule(rule).stream())
                                .toList()))
                .orElse(AlertPolicy.OPEN);
    }

    private static AlertPolicy.Mails mails(YamlMap yaml) {
        Optional<YamlMap> quiet = yaml.map("quietHours", QUIET);
        return new AlertPolicy.Mails(
                yaml.value("digestAt", TextValue::timeOfDay).orElse(null),
                integer(yaml, "mostAtOnce", 1, MOST_MAILS),
                quiet.flatMap(hours -> hours.value("from", TextValue::timeOfDay))
                        .orElse(null),
                quiet.flatMap(hours -> hours.value("to", TextValue::timeOfDay)).orElse(null),
                quiet.flatMap(hours -> hours.value("daysOff", TextValue::flag)).orElse(null));
    }

    private static AlertPolicy.Reminders reminders(YamlMap yaml) {
        List<Integer> days = new ArrayList<>();
        for (TextValue field : yaml.values("remindWorkingDays")) {
            field.integer(0, MOST_WORKING_DAYS).ifPresent(day -> {
                if (days.contains(day)) {
                    field.refuse(CatalogErrorCode.DUPLICATE, "each day once");
                } else {
                    days.add(day);
                }
            });
        }
        return new AlertPolicy.Reminders(
                days,
                yaml.value("remindAt", TextValue::timeOfDay).orElse(null),
                integer(yaml, "warnWorkingDays", 0, MOST_WORKING_DAYS));
    }

    private Optional<AlertPolicy.OfRule> rule(YamlMap yaml) {
        Optional<AlertRule> rule = yaml.value("rule", field -> field.oneOf(AlertRule.class));
        Optional<String> indicator = yaml.value("indicator", references.indicators()::refer);
        String named = yaml.value("indicator").map(TextValue::text).orElse("");
        rule.filter(one -> !seen.add(List.of(one.name(), named)))
                .ifPresent(again -> yaml.place("rule")
                        .report(CatalogErrorCode.DUPLICATE, "each rule once for each indicator", again.name()));
        Optional<Boolean> active = yaml.value("active", TextValue::flag);
        Optional<AlertPolicy.Confirmed> confirmation =
                yaml.map("confirm", CONFIRM).flatMap(map -> confirmation(yaml, map));
        Optional<BigDecimal> margin = yaml.value("marginPoints", AlertsFile::points);
        Optional<AlertPolicy.UrgentMails> urgent =
                yaml.value("urgent", field -> field.oneOf(AlertPolicy.UrgentMails.class));
        Integer answer = integer(yaml, "answerWorkingDays", 0, MOST_WORKING_DAYS);
        Integer escalation = integer(yaml, "escalationWorkingDays", 0, MOST_WORKING_DAYS);
        return rule.map(one -> new AlertPolicy.OfRule(
                one,
                indicator.orElse(null),
                active.orElse(null),
                confirmation.orElse(null),
                margin.orElse(null),
                urgent.orElse(null),
                answer,
                escalation));
    }

    /** The ways to believe a breach are said as a whole: one that is left out is none. */
    private static Optional<AlertPolicy.Confirmed> confirmation(YamlMap rule, YamlMap yaml) {
        int before = yaml.place().errors().count();
        AlertPolicy.Confirmed confirmation = new AlertPolicy.Confirmed(
                yaml.value("status", field -> field.oneOf(FigureStatus.class)).orElse(null),
                yaml.value("revisions", field -> field.integer(0, MOST_REVISIONS))
                        .orElse(0),
                yaml.value("workingDays", field -> field.integer(0, MOST_WORKING_DAYS))
                        .orElse(0),
                yaml.value("severeAtOnce", TextValue::flag).orElse(false));
        if (!confirmation.isPossible() && yaml.place().errors().count() == before) {
            rule.place("confirm")
                    .say(CatalogErrorCode.INVALID_CONFIRMATION, "expected a way to believe a breach, got none");
            return Optional.empty();
        }
        return Optional.of(confirmation);
    }

    private static Optional<BigDecimal> points(TextValue field) {
        Optional<BigDecimal> points = field.decimal();
        return points.isEmpty() || (points.get().signum() >= 0 && points.get().compareTo(MOST_POINTS) <= 0)
                ? points
                : field.refuse(NumberRange.upTo(MOST_POINTS));
    }

    private static @Nullable Integer integer(YamlMap yaml, String key, int least, int most) {
        return yaml.value(key, field -> field.integer(least, most)).orElse(null);
    }
}
