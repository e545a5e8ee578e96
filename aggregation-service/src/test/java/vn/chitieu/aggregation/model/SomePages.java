package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Pages on which everything that can be there is there. */
public final class SomePages {

    private SomePages() {}

    public static Page full(PageKey key) {
        Cell cell = new Cell("nam-ngan", key.quarter());
        Cell withdrawn = new Cell("dien-bien", key.quarter());
        return new Page(
                key,
                0,
                new ReceiptId(0, 7),
                Map.of(
                        cell, contribution(cell, new BigDecimal("12345678901234567890.0123456789"), "vì nhầm"),
                        withdrawn, contribution(withdrawn, null, null)),
                Map.of(cell, List.of(contribution(cell, new BigDecimal("7.5"), null))),
                Map.of(Scope.city(), total(), new Scope.Unit("nam-ngan"), bare()));
    }

    public static Contribution contribution(Cell cell, BigDecimal value, String reason) {
        return new Contribution(
                cell,
                value,
                FigureStatus.PRELIMINARY,
                "u-1",
                Instant.parse("2022-04-01T02:03:04.567891Z"),
                new ReceiptId(3, 12),
                reason,
                reason == null ? null : "đo lại ngày 15",
                "http",
                "key-1",
                reason == null
                        ? null
                        : HeadConfirmation.awaited(FigureStatus.OFFICIAL, "u-1", "key-1", Instant.EPOCH, null)
                                .returned("account:head", Instant.parse("2022-04-02T02:03:04.567891Z"), "sai tháng"),
                reason != null);
    }

    private static Total total() {
        return new Total(
                Scope.city(),
                new Amounts(
                        new BigDecimal("12345678901234567890.0123456789"),
                        new BigDecimal("-1.5"),
                        BigDecimal.ZERO,
                        new BigDecimal("0.0000000001")),
                Comparison.BY_SUCCESSORS,
                Comparison.SAME_TERRITORY,
                List.of(new Attainment(
                        "PROVINCE",
                        new BigDecimal("94.00"),
                        new BigDecimal("46.2127659574"),
                        new BigDecimal("25"),
                        Verdict.BEHIND,
                        Attainment.Reason.INCOMPLETE,
                        new BigDecimal("3.5"),
                        new BigDecimal("173.76"),
                        List.of(new Attainment.Gap("ba-dinh", null, BigDecimal.TEN, BigDecimal.TEN)),
                        new BigDecimal("5.3333333333"),
                        LocalDate.of(2022, 3, 1),
                        "Điều chỉnh kế hoạch",
                        new BigDecimal("90"))),
                new Trust(4, List.of("ba-dinh"), new BigDecimal("30"), new BigDecimal("12.5")),
                FigureStatus.ESTIMATE,
                new ClosingFigures(new BigDecimal("12"), null, new BigDecimal("5.25"), true),
                new BigDecimal("3.5"),
                List.of(window(), untouched()),
                Instant.parse("2022-04-01T02:03:04.567Z"),
                5,
                "fedcba9876543210".repeat(4));
    }

    private static JudgedWindow window() {
        return new JudgedWindow(
                "8-thang",
                new ReportingCalendar.Window(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 8, 31)),
                LocalDate.of(2022, 7, 31),
                new BigDecimal("320.25"),
                new BigDecimal("-3.5"),
                List.of(new WindowTotal.Standing(
                        "PROVINCE",
                        new BigDecimal("600"),
                        new BigDecimal("53.375"),
                        new BigDecimal("58.3333333333"),
                        Verdict.BEHIND,
                        Attainment.Reason.INCOMPLETE,
                        new BigDecimal("29.75"),
                        List.of(new Attainment.Gap("ba-dinh", null, BigDecimal.TEN, BigDecimal.TEN)))),
                new Trust(4, List.of("ba-dinh"), null, new BigDecimal("12.5")),
                FigureStatus.ESTIMATE,
                Instant.parse("2022-08-01T02:03:04.567Z"));
    }

    private static JudgedWindow untouched() {
        return new JudgedWindow(
                "dot",
                new ReportingCalendar.Window(LocalDate.of(2022, 3, 15), LocalDate.of(2022, 5, 15)),
                null,
                null,
                null,
                List.of(new WindowTotal.Standing(
                        "CITY", BigDecimal.TEN, null, BigDecimal.ZERO, Verdict.NOT_JUDGED, null, null, List.of())),
                new Trust(4, List.of(), null, null),
                null,
                null);
    }

    private static Total bare() {
        return new Total(
                new Scope.Unit("nam-ngan"),
                Amounts.NONE,
                Comparison.notComparable(Comparison.Reason.TERRITORY),
                Comparison.NO_BASE,
                List.of(),
                new Trust(1, List.of(), null, null),
                null,
                null,
                null,
                null,
                1);
    }
}
