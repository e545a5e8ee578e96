package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.AlertRule;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.table.CatalogRow;
import vn.chitieu.catalog.table.CatalogTable;
import vn.chitieu.catalog.table.CatalogTables;
import vn.chitieu.catalog.table.TableError;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/** What a city decides of its alerts: as a file, as a form of the desk, and wrong. */
class AlertsFileTest {

    private static final String ALERTS = """
            digestAt: "08:15"
            mostAtOnce: 4
            quietHours: { from: "19:00", to: "07:00", daysOff: false }
            remindWorkingDays: [3, 0]
            remindAt: 10:00
            warnWorkingDays: 2
            rules:
              - rule: BEHIND_TARGET
                answerWorkingDays: 7
                confirm: { revisions: 3 }
              - rule: BEHIND_TARGET
                indicator: BUDGET_REVENUE
                active: false
                urgent: ALWAYS
                marginPoints: 1.5
                escalationWorkingDays: 0
            """;

    private Map<String, String> files = Map.of();

    @BeforeEach
    void read() throws Exception {
        files = new TreeMap<>(
                CatalogSnapshot.of(Path.of("..", "catalog", "thanh-hoa")).texts());
    }

    @Test
    void aCityWithoutTheFileLeavesEverythingOpen() throws Exception {
        files.remove("alerts.yaml");
        assertThat(policy()).isEqualTo(AlertPolicy.OPEN);
        files.put("alerts.yaml", "# nothing is decided yet\n");
        assertThat(policy()).isEqualTo(AlertPolicy.OPEN);
    }

    @Test
    void theFileSaysWhenMailsLeaveAndWhatGovernsTheAlertsOfARule() throws Exception {
        files.put("alerts.yaml", ALERTS);

        AlertPolicy policy = policy();

        assertThat(policy.mails())
                .isEqualTo(
                        new AlertPolicy.Mails(LocalTime.of(8, 15), 4, LocalTime.of(19, 0), LocalTime.of(7, 0), false));
        assertThat(policy.reminders()).isEqualTo(new AlertPolicy.Reminders(List.of(3, 0), LocalTime.of(10, 0), 2));
        assertThat(policy.of(AlertRule.BEHIND_TARGET, "BUDGET_REVENUE"))
                .satisfiesExactly(
                        all -> {
                            assertThat(all.indicator()).isNull();
                            assertThat(all.answerWorkingDays()).isEqualTo(7);
                            assertThat(all.confirmation()).isEqualTo(new AlertPolicy.Confirmed(null, 3, 0, false));
                            assertThat(all.active()).isNull();
                        },
                        one -> {
                            assertThat(one.active()).isFalse();
                            assertThat(one.urgent()).isEqualTo(AlertPolicy.UrgentMails.ALWAYS);
                            assertThat(one.marginPoints()).isEqualTo(new BigDecimal("1.5"));
                            assertThat(one.escalationWorkingDays()).isZero();
                            assertThat(one.confirmation()).isNull();
                        });
        assertThat(policy.of(AlertRule.BEHIND_TARGET, "LAND_CLEARED")).hasSize(1);
        assertThat(policy.of(AlertRule.WATCH_LIST, "BUDGET_REVENUE")).isEmpty();
    }

    @Test
    void theDeskWritesTheFileAndTakesEverythingBackAgain() throws Exception {
        files.remove("alerts.yaml");
        CatalogRow times =
                new CatalogRow(1, Map.of("digestAt", "08:15", "quietHours.from", "19:00", "remindWorkingDays", "3 0"));
        CatalogRow rule =
                new CatalogRow(0, Map.of("rule", "WATCH_LIST", "active", "false", "confirm.status", "OFFICIAL"));
        files = CatalogTables.with(files, CatalogTable.ALERTS, List.of(times));
        files = CatalogTables.with(files, CatalogTable.ALERT_RULES, List.of(rule));

        assertThat(policy().mails().digestAt()).isEqualTo(LocalTime.of(8, 15));
        assertThat(policy().mails().quietFrom()).isEqualTo(LocalTime.of(19, 0));
        assertThat(policy().reminders().workingDays()).containsExactly(3, 0);
        assertThat(policy().rules()).singleElement().satisfies(one -> {
            assertThat(one.active()).isFalse();
            assertThat(one.confirmation()).isEqualTo(new AlertPolicy.Confirmed(FigureStatus.OFFICIAL, 0, 0, false));
        });

        files = CatalogTables.with(files, CatalogTable.ALERT_RULES, List.of());
        files = CatalogTables.with(files, CatalogTable.ALERTS, List.of(new CatalogRow(1, Map.of())));
        assertThat(policy()).isEqualTo(AlertPolicy.OPEN);
    }

    @Test
    void clearingTheOnlyCellOfTheFormClearsTheFile() throws Exception {
        files = CatalogTables.with(files, CatalogTable.ALERTS, List.of(new CatalogRow(1, Map.of("remindAt", "10:00"))));
        files = CatalogTables.with(files, CatalogTable.ALERTS, List.of(new CatalogRow(1, Map.of())));
        assertThat(policy()).isEqualTo(AlertPolicy.OPEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digestAt: \"08:15\" | digestAt: \"8:15\" | INVALID_TIME_OF_DAY | ALERTS | digestAt",
                "digestAt: \"08:15\" | digestAt: \"24:00\" | INVALID_TIME_OF_DAY | ALERTS | digestAt",
                "remindAt: 10:00 | remindAt: 10:00:30 | INVALID_TIME_OF_DAY | ALERTS | remindAt",
                "mostAtOnce: 4 | mostAtOnce: 0 | INVALID_DECIMAL | ALERTS | mostAtOnce",
                "from: \"19:00\" | from: evening | INVALID_TIME_OF_DAY | ALERTS | quietHours.from",
                "daysOff: false | daysOff: no | INVALID_VALUE | ALERTS | quietHours.daysOff",
                "[3, 0] | [3, 61] | INVALID_DECIMAL | ALERTS | remindWorkingDays",
                "[3, 0] | [3, 3] | DUPLICATE | ALERTS | remindWorkingDays",
                "warnWorkingDays: 2 | warnWorkingDays: -1 | INVALID_DECIMAL | ALERTS | warnWorkingDays",
                "warnWorkingDays: 2 | warnDays: 2 | UNKNOWN_KEY | ALERTS | ",
                "- rule: BEHIND_TARGET | - rule: MISSING_REPORT | INVALID_VALUE | ALERT_RULES | rule",
                "indicator: BUDGET_REVENUE | indicator: NONE | UNKNOWN_INDICATOR | ALERT_RULES | indicator",
                "    indicator: BUDGET_REVENUE | '' | DUPLICATE | ALERT_RULES | rule",
                "{ revisions: 3 } | { revisions: 0 } | INVALID_CONFIRMATION | ALERT_RULES | confirm.status",
                "{ revisions: 3 } | { status: FIRM } | INVALID_VALUE | ALERT_RULES | confirm.status",
                "{ revisions: 3 } | { workingDays: 61 } | INVALID_DECIMAL | ALERT_RULES | confirm.workingDays",
                "answerWorkingDays: 7 | answerWorkingDays: 61 | INVALID_DECIMAL | ALERT_RULES | answerWorkingDays",
                "marginPoints: 1.5 | marginPoints: 100.1 | INVALID_DECIMAL | ALERT_RULES | marginPoints",
                "urgent: ALWAYS | urgent: SOMETIMES | INVALID_VALUE | ALERT_RULES | urgent",
            })
    void whatIsWrongIsSaidOfItsCell(String text, String by, CatalogErrorCode code, CatalogTable table, String column) {
        assertThat(ALERTS).contains(text);
        files.put("alerts.yaml", ALERTS.replaceFirst("\\Q" + text + "\\E", by));

        assertThatThrownBy(this::policy)
                .isInstanceOfSatisfying(
                        InvalidCatalogException.class,
                        wrong -> assertThat(wrong.errors()).singleElement().satisfies(error -> {
                            assertThat(error.code()).isEqualTo(code);
                            TableError cell = TableError.of(files, error);
                            assertThat(cell.table()).isEqualTo(table);
                            assertThat(cell.column()).isEqualTo(column);
                            assertThat(error.messageVi()).isNotBlank();
                        }));
    }

    private AlertPolicy policy() throws InvalidCatalogException {
        return CatalogLoader.read(CatalogSnapshot.of(files), null).alertPolicy();
    }
}
