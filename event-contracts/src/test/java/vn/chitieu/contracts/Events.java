package vn.chitieu.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.AlertChangedFixture;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** One event of each kind, with every field filled or every optional field empty. */
public final class Events {

    public static final Instant NOON = Instant.parse("2022-04-05T05:00:00Z");

    private Events() {}

    public static IndicatorUpdated aFigure(String value) {
        return update(new BigDecimal(value), "u-1", NOON, "sửa số liệu", "ghi chú");
    }

    public static IndicatorUpdated aWithdrawal() {
        return update(null, "u-2", NOON, null, null);
    }

    /** One that waits for the head of its unit, one that is confirmed, one that is returned. */
    public static List<IndicatorUpdated> confirmations() {
        HeadConfirmation awaited = HeadConfirmation.awaited(FigureStatus.OFFICIAL, "u-1", "key-7", NOON, null);
        return List.of(
                confirmed(FigureStatus.PRELIMINARY, "u-1", awaited),
                confirmed(FigureStatus.OFFICIAL, "u-3", awaited.confirmed("account:head", NOON.plusMillis(250))),
                confirmed(FigureStatus.PRELIMINARY, "u-4", awaited.returned("account:head", NOON, "sai tháng")));
    }

    private static IndicatorUpdated confirmed(FigureStatus status, String id, HeadConfirmation confirmation) {
        return revenue(status, id, "account:head", confirmation, false);
    }

    /** One that was doubted at entry, and that its sender has confirmed. */
    public static IndicatorUpdated aDoubtedFigure() {
        return revenue(FigureStatus.OFFICIAL, "u-5", "key-7", null, true);
    }

    private static IndicatorUpdated revenue(
            FigureStatus status, String id, String sender, @Nullable HeadConfirmation confirmation, boolean doubted) {
        return new IndicatorUpdated(
                "thanh-hoa",
                id,
                "nam-ngan",
                "BUDGET_REVENUE",
                ReportingPeriod.parse("2022-03"),
                BigDecimal.TEN,
                false,
                "tỷ đồng",
                status,
                NOON,
                null,
                null,
                "http",
                sender,
                confirmation,
                doubted);
    }

    public static IndicatorUpdated update(
            @Nullable BigDecimal value, String id, Instant reportedAt, @Nullable String reason, @Nullable String note) {
        return new IndicatorUpdated(
                "thanh-hoa",
                id,
                "nam-ngan",
                "BUDGET_REVENUE",
                ReportingPeriod.parse("2022-03"),
                value,
                value == null,
                "tỷ đồng",
                FigureStatus.OFFICIAL,
                reportedAt,
                reason,
                note,
                "http",
                "key-7");
    }

    public static TargetAssigned aTarget() {
        return target(TargetAssigned.Pace.GIVEN, List.of("14", "35", "62.5", "100"));
    }

    public static TargetAssigned aTarget(TargetAssigned.Pace pace) {
        return target(pace, List.of());
    }

    static TargetAssigned target(TargetAssigned.Pace pace, List<String> shares) {
        return new TargetAssigned(
                "thanh-hoa",
                "t-1",
                new Scope.Cluster("cum-1"),
                "LAND_CLEARED",
                2022,
                "PROVINCE",
                new BigDecimal("80.5"),
                pace,
                shares.stream().map(BigDecimal::new).toList(),
                LocalDate.of(2022, 5, 16),
                "điều chỉnh",
                NOON,
                "http",
                "key-7");
    }

    public static UpdateRejected aRejection() {
        return new UpdateRejected(
                Topics.INDICATOR_UPDATES,
                3,
                17,
                "thanh-hoa",
                "AAH/",
                List.of(new UpdateRejected.Problem(
                        "MALFORMED_EVENT", "expected JSON, got garbage", "Không đọc được bản ghi. Hãy gửi lại.")),
                NOON);
    }

    public static UpdateRejected aRejectionOfNothing() {
        return new UpdateRejected(
                "t",
                0,
                0,
                null,
                "",
                List.of(new UpdateRejected.Problem("MALFORMED_EVENT", "expected a value", null)),
                NOON);
    }

    public static UpdateAnswered anAcceptance() {
        return new UpdateAnswered(
                "ward-updates.thanh-hoa.nam-ngan",
                0,
                17,
                "u-1",
                "3-17",
                UpdateAnswered.Outcome.ACCEPTED,
                List.of(),
                List.of(new UpdateAnswered.Finding("TEN_TIMES_THE_LAST", "value", "expected about 12, got 120", null)),
                NOON,
                OffsetDateTime.parse("2022-04-08T00:00:00+07:00"),
                "ex_9gk2c0d1",
                List.of(new UpdateAnswered.OwnCode("indicator", "THU_NS", "BUDGET_REVENUE")),
                HeadConfirmation.awaited(FigureStatus.OFFICIAL, "u-1", "key-7", NOON, null));
    }

    public static UpdateAnswered aRefusal() {
        return new UpdateAnswered(
                "t",
                0,
                0,
                null,
                null,
                UpdateAnswered.Outcome.REJECTED,
                List.of(new UpdateAnswered.Finding("UNKNOWN_UNIT", "unit", "expected a unit, got \"x\"", null)),
                List.of(),
                NOON);
    }

    public static QuarterlyTotal aTotal() {
        return new QuarterlyTotal(
                "thanh-hoa",
                new Scope.Cluster("cum-1"),
                "BUDGET_REVENUE",
                new Quarter(2022, 1),
                "tỷ đồng",
                new QuarterlyTotal.Amounts(
                        new BigDecimal("1234.5"), new BigDecimal("999999999999999999999999.9999999999")),
                new QuarterlyTotal.YearAgo(
                        new BigDecimal("1000"),
                        new BigDecimal("23.45"),
                        new BigDecimal("-0.0000000001"),
                        new BigDecimal("33.3333333333")),
                new QuarterlyTotal.Comparisons("BY_SUCCESSORS", null, "NOT_COMPARABLE", "TERRITORY"),
                List.of(new QuarterlyTotal.Attainment(
                        "PROVINCE",
                        new BigDecimal("5000"),
                        new BigDecimal("24.69"),
                        new BigDecimal("25"),
                        Verdict.BEHIND,
                        "UNITS_MISSING",
                        new BigDecimal("15.5"),
                        new BigDecimal("4938"),
                        List.of(new QuarterlyTotal.Gap(
                                "nam-ngan", new BigDecimal("10"), new BigDecimal("25.5"), new BigDecimal("15.5"))),
                        new BigDecimal("418.3888888889"),
                        new QuarterlyTotal.TargetHistory(
                                LocalDate.of(2022, 3, 1), "Quyết định điều chỉnh", new BigDecimal("4000")))),
                new QuarterlyTotal.Trust(
                        34, 33, List.of("dien-bien"), new BigDecimal("2.5"), new BigDecimal("10"), false),
                new QuarterlyTotal.State(FigureStatus.ESTIMATE, 7, NOON, "fedcba9876543210".repeat(4)),
                new QuarterlyTotal.Reading("PERCENT", "DEFINITION"),
                new QuarterlyTotal.AtDeadline(
                        new QuarterlyTotal.Closing(
                                new BigDecimal("1100"), new BigDecimal("1100.5"), new BigDecimal("12.2"), true),
                        new BigDecimal("9.99")),
                List.of(
                        new QuarterlyTotal.Figure(
                                ReportingPeriod.parse("2022-01"),
                                new BigDecimal("617.25"),
                                FigureStatus.OFFICIAL,
                                NOON),
                        new QuarterlyTotal.Figure(
                                ReportingPeriod.parse("2022-02"), null, FigureStatus.PRELIMINARY, NOON)),
                List.of(aWindow(), aWindowOfNothing()));
    }

    private static QuarterlyTotal.WindowStanding aWindow() {
        return new QuarterlyTotal.WindowStanding(
                "dot-cao-diem",
                LocalDate.of(2021, 12, 1),
                LocalDate.of(2022, 3, 31),
                LocalDate.of(2022, 2, 28),
                new BigDecimal("617.25"),
                new BigDecimal("-3.5"),
                List.of(AttainmentFixture.target("PROVINCE", "900")
                        .share(new BigDecimal("68.5833333333"))
                        .expected("75")
                        .judged(Verdict.SEVERELY_BEHIND, null)
                        .shortOf(new BigDecimal("57.75"))
                        .gaps(new QuarterlyTotal.Gap("nam-ngan", null, BigDecimal.TEN, BigDecimal.TEN))
                        .build()),
                new QuarterlyTotal.Trust(34, 34, List.of(), null, new BigDecimal("10"), true),
                FigureStatus.OFFICIAL,
                NOON);
    }

    private static QuarterlyTotal.WindowStanding aWindowOfNothing() {
        return new QuarterlyTotal.WindowStanding(
                "3-thang-2022",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 3, 31),
                null,
                null,
                null,
                List.of(),
                new QuarterlyTotal.Trust(0, 0, List.of(), null, null, true),
                null,
                null);
    }

    public static QuarterlyTotal aTotalOfNothing() {
        return QuarterlyTotalFixture.aTotal()
                .of(Scope.city(), "LAND_CLEARED", new Quarter(2022, 1))
                .in("ha")
                .with(List.of(AttainmentFixture.target("CITY", "400")
                        .judged(Verdict.NOT_JUDGED, "NO_FIGURE")
                        .gaps(new QuarterlyTotal.Gap("a", null, BigDecimal.ONE, BigDecimal.ONE))
                        .build()))
                .trusted(new QuarterlyTotal.Trust(0, 0, List.of(), null, null, true))
                .at(new QuarterlyTotal.State(null, 1, null))
                .build();
    }

    static AlertChanged anAlert() {
        return AlertChangedFixture.of("BEHIND_TARGET/city/BUDGET_REVENUE/2022-Q1/PROVINCE/3-thang-2022")
                .moved(new AlertChanged.Transition(1, 7, "ESCALATED", "OPEN", "ESCALATED"))
                .at(new AlertChanged.State(1, "URGENT", NOON, 9))
                .with(
                        new AlertChanged.Amounts(
                                new BigDecimal("1234.5"), new BigDecimal("1234.5"), FigureStatus.OFFICIAL, NOON),
                        new AlertChanged.Judged(
                                new BigDecimal("5000"),
                                new BigDecimal("24.69"),
                                new BigDecimal("25"),
                                Verdict.BEHIND,
                                new BigDecimal("15.5"),
                                new BigDecimal("4938")))
                .answered(new AlertChanged.Answer(
                        "chậm giải ngân", "đôn đốc hằng tuần", LocalDate.of(2022, 5, 16), "uv-dn", NOON))
                .build();
    }

    /** The beginning of a case that is about no target. */
    static AlertChanged anAlertOfNothing() {
        return AlertChangedFixture.of("MISSING_REPORT/unit:nam-ngan/BUDGET_REVENUE/2022-Q1/NONE")
                .at(new AlertChanged.State(0, "NORMAL", NOON, 1))
                .with(AlertChanged.Amounts.NONE, AlertChanged.Judged.untargeted(Verdict.NOT_JUDGED))
                .build();
    }

    static CatalogPublished aCatalog() {
        return CatalogPublished.of(
                "thanh-hoa",
                "0123456789abcdef".repeat(4),
                Map.of("city.yaml", "id: thanh-hoa\n", "units.csv", "id,code\n"),
                "Sở Nội vụ",
                "Đổi tên một phường",
                NOON);
    }

    static RemarkChanged aRemark() {
        return new RemarkChanged(
                "thanh-hoa",
                "7f3a9c0e",
                2,
                "nam-ngan",
                new Quarter(2022, 1),
                RemarkChanged.Kind.PROPOSAL,
                RemarkChanged.State.ANSWERED,
                "BUDGET_REVENUE",
                "Đề nghị bổ sung kinh phí.",
                "account:nam-ngan",
                NOON,
                List.of(new RemarkChanged.Answer("Giao phòng Tài chính xem xét.", "account:lanh-dao", NOON)));
    }

    static RejectionsCounted countedRejections() {
        return new RejectionsCounted(
                "thanh-hoa",
                "nam-ngan",
                Quarter.parse("2022-Q1"),
                List.of(
                        new RejectionsCounted.Count("UNKNOWN_INDICATOR", 2),
                        new RejectionsCounted.Count("INVALID_DECIMAL", 1)),
                NOON);
    }

    static AccountInvited anInvitation() {
        return new AccountInvited(
                "thanh-hoa",
                "nam-ngan.van-thu",
                1_649_304_000,
                AccountInvited.Occasion.INVITATION,
                "van-thu-nam-ngan@example.org",
                "vi",
                NOON,
                NOON.plusSeconds(7 * 86_400));
    }

    static StoreMarked aMark() {
        return new StoreMarked("chitieu-ingestion", 7, NOON);
    }
}
