package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.ingestion.update.UpdateBuilder.anUpdate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.RejectionsCounted.Count;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.submission.EventLog.Fate;
import vn.chitieu.ingestion.submission.EventLog.Origin;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.UpdateValidator;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.ingestion.update.Warning;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.UnavailableException;

class SubmissionServiceTest {

    private static final Warning STRANGE =
            new Warning(FindingCode.FAR_FROM_LAST_FIGURE, "value", "expected less", "quá lớn");

    private final InMemoryLog<Update> log = new InMemoryLog<>();
    private final RecordingSubmissionCounters tally = new RecordingSubmissionCounters();
    private final List<RejectionsCounted> rejections = new ArrayList<>();
    private final SubmissionService<Update> submit = new SubmissionService<>(
            new SenderCatalogs(City.catalogs()),
            new UpdateValidator(() -> "made", Policies.IN_ORDER, List.of(SubmissionServiceTest::strangeAboveAHundred)),
            log,
            tally,
            Clock.fixed(City.NOW, ZoneOffset.UTC),
            Duration.ofMinutes(5),
            counts -> counts.forEach(this.rejections::add));

    @AfterEach
    void everyUpdateIsCountedOnce() {
        assertThat(tally.adds()).isTrue();
    }

    @Test
    void keepsGoodOnesInOrderAndRefusesTheOthers() {
        List<RowOutcome> outcomes = submit(Mode.ORDINARY, good("a"), bad("b"), good("c"));

        assertThat(outcomes.get(0)).isEqualTo(new RowOutcome.Accepted("a", "0-0"));
        assertThat(outcomes.get(1)).isInstanceOf(RowOutcome.Rejected.class);
        assertThat(outcomes.get(2)).isEqualTo(new RowOutcome.Accepted("c", "0-1"));
        assertThat(log.kept).extracting(Update::id).containsExactly("a", "c");
        assertThat(log.origins).containsExactly(new Origin(City.ID, "test", "reporter", City.NOW));
        assertThat(tally.rejected).containsExactly(FindingCode.UNKNOWN_UNIT);
    }

    @Test
    void theCityOfTheSenderDecidesAndNeedsACatalog() {
        SubmissionService<Update> ofTwo = new SubmissionService<>(
                new SenderCatalogs(Catalogs.of(City.catalog(), City.catalog("hue"))),
                new UpdateValidator(() -> "made", Policies.IN_ORDER, List.of()),
                log,
                tally,
                Clock.fixed(City.NOW, ZoneOffset.UTC),
                Duration.ofMinutes(5));
        Credential sender = City.reporterFor("north");
        RowSource rows = RowSource.of(List.of(good("a")));

        ofTwo.submit(new Submission("test", sender.of("hue"), rows, Mode.ORDINARY), (row, outcome) -> {});

        assertThat(log.origins).containsExactly(new Origin("hue", "test", "reporter", City.NOW));
        assertThatThrownBy(() -> ofTwo.submit(
                        new Submission("test", sender.of("vinh"), rows, Mode.ORDINARY), (row, outcome) -> {}))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.CATALOG_MISSING);
        assertThatThrownBy(() -> ofTwo.submit(
                        new Submission("test", sender.of(Credential.ALL_CITIES), rows, Mode.ORDINARY),
                        (row, outcome) -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected a key of one city");
    }

    @Test
    void asksNothingOfTheLogWhereNothingIsGood() {
        submit(Mode.ORDINARY, bad("a"));

        assertThat(log.origins).isEmpty();
    }

    @Test
    void aDryRunKeepsAndCountsNothing() {
        List<RowOutcome> outcomes = submit(new Mode(true, false), good("a"), bad("b"));

        assertThat(outcomes.get(0)).isEqualTo(new RowOutcome.Accepted("a", null));
        assertThat(outcomes.get(1)).isInstanceOf(RowOutcome.Rejected.class);
        assertThat(log.origins).isEmpty();
        assertThat(tally.received).isZero();
    }

    @Test
    void countsRejectedRowsByUnitAndQuarter() {
        submit(
                Mode.ORDINARY,
                good("a"),
                bad("b"),
                about("c", "2021-12"),
                about("d", "2021-12"),
                about("e", "2019-03"),
                about("f", "2022-07"),
                about("g", "March"));

        // What names no period that can be reported, or another's unit, counts for the sender's own in this quarter.
        assertThat(rejections)
                .containsExactly(
                        counted("2021-Q4", new Count("VALUE_NOT_A_DECIMAL", 2)),
                        counted("2022-Q1", new Count("UNKNOWN_UNIT", 1)),
                        counted("2022-Q2", new Count("PERIOD_NOT_READABLE", 1), new Count("VALUE_NOT_A_DECIMAL", 2)));
    }

    @Test
    void countsNoRejectionsOfADryRunNorWhatAnAtomicRequestHeldBack() {
        submit(new Mode(true, false), bad("a"));
        assertThat(rejections).isEmpty();

        submit(new Mode(false, true), good("a"), bad("b"));
        assertThat(rejections).containsExactly(counted("2022-Q1", new Count("UNKNOWN_UNIT", 1)));
    }

    @Test
    void countsARowThatContradictsAnotherForItsUnit() {
        submit(
                Mode.ORDINARY,
                good("a"),
                anUpdate().with(Field.ID, "a").with(Field.VALUE, "7").build());

        assertThat(rejections).containsExactly(counted("2022-Q1", new Count("DUPLICATE_ID", 2)));
    }

    /** The days of DAILY after the 14th of March are of the second quarter, by its reporting calendar. */
    @Test
    void countsByTheQuarterOfTheIndicatorsCalendarWhateverIsWrong() {
        submit(Mode.ORDINARY, daily("7"), daily("8"), daily("much"));

        assertThat(rejections)
                .containsExactly(counted("2022-Q2", new Count("DUPLICATE_ID", 2), new Count("VALUE_NOT_A_DECIMAL", 1)));
    }

    private static RawRow daily(String value) {
        return anUpdate()
                .with(Field.ID, "d")
                .with(Field.INDICATOR, "DAILY")
                .with(Field.PERIOD, "2022-03-20")
                .with(Field.VALUE, value)
                .build();
    }

    @Test
    void countsUnderNoUnitWhereTheSenderHasSeveral() {
        submit.submit(
                new Submission(
                        "test",
                        City.reporterFor("north", "south"),
                        RowSource.of(List.of(bad("a"), about("b", "2022-03"))),
                        Mode.ORDINARY),
                (row, outcome) -> {});

        assertThat(rejections).containsExactly(counted("2022-Q1", new Count("VALUE_NOT_A_DECIMAL", 1)));
    }

    private static RejectionsCounted counted(String quarter, Count... counts) {
        return new RejectionsCounted(City.ID, "north", Quarter.parse(quarter), List.of(counts), City.NOW);
    }

    private static RawRow about(String id, String period) {
        return anUpdate()
                .with(Field.ID, id)
                .with(Field.PERIOD, period)
                .with(Field.VALUE, "much")
                .build();
    }

    @Test
    void anAtomicSubmissionWithOneBadUpdateKeepsNone() {
        List<RowOutcome> outcomes = submit(new Mode(false, true), good("a"), bad("b"));

        assertThat(codes(outcomes.get(0))).containsExactly(FindingCode.NOT_SENT);
        assertThat(codes(outcomes.get(1))).containsExactly(FindingCode.UNKNOWN_UNIT);
        assertThat(log.kept).isEmpty();
    }

    @Test
    void anAtomicSubmissionOfGoodUpdatesIsKept() {
        submit(new Mode(false, true), good("a"), good("b"));

        assertThat(log.kept).hasSize(2);
    }

    @Test
    void refusesDifferentUpdatesUnderOneId() {
        List<RowOutcome> outcomes = submit(Mode.ORDINARY, good("a"), good("b"), worth("a", "7"), bad("b"));

        assertThat(codes(outcomes.get(0))).containsExactly(FindingCode.DUPLICATE_ID);
        assertThat(codes(outcomes.get(1))).containsExactly(FindingCode.DUPLICATE_ID);
        assertThat(codes(outcomes.get(2))).containsExactly(FindingCode.DUPLICATE_ID);
        assertThat(codes(outcomes.get(3))).containsExactly(FindingCode.UNKNOWN_UNIT, FindingCode.DUPLICATE_ID);
        assertThat(log.kept).isEmpty();
    }

    @Test
    void takesTheVerySameUpdateTwice() {
        List<RowOutcome> outcomes = submit(Mode.ORDINARY, good("a"), good("a"));

        assertThat(outcomes).allMatch(RowOutcome.Accepted.class::isInstance);
    }

    @Test
    void updatesWithoutIdsAreNoDuplicates() {
        RawRow one = anUpdate().build();
        RawRow other = anUpdate().with(Field.PERIOD, "2022-02").build();

        assertThat(submit(Mode.ORDINARY, one, other)).allMatch(RowOutcome.Accepted.class::isInstance);
    }

    @Test
    void tellsWhichUpdatesTheLogDidNotAnswerFor() {
        log.fate = update -> update.id().equals("b") ? new Fate.Unanswered("away") : log.keep(update);

        List<RowOutcome> outcomes = submit(Mode.ORDINARY, good("a"), good("b"), bad("c"));

        assertThat(outcomes.get(0)).isInstanceOf(RowOutcome.Accepted.class);
        assertThat(outcomes.get(1)).isEqualTo(new RowOutcome.Failed("b"));
        assertThat(tally.failed).isOne();
    }

    @Test
    void refusesWhatTheLogFindsTooLarge() {
        log.fate = update -> new Fate.TooLarge();

        assertThat(codes(submit(Mode.ORDINARY, good("a")).get(0))).containsExactly(FindingCode.UPDATE_TOO_LARGE);
    }

    @Test
    void holdsBackWhatIsStrangeUntilItIsConfirmed() {
        List<RowOutcome> outcomes = submit(Mode.ORDINARY, good("a"), worth("b", "101"), bad("c"));

        assertThat(outcomes.get(0)).isEqualTo(new RowOutcome.Accepted("a", "0-0"));
        assertThat(outcomes.get(1)).isEqualTo(new RowOutcome.NeedsConfirmation("b", List.of(STRANGE)));
        assertThat(outcomes.get(2)).isInstanceOf(RowOutcome.Rejected.class);
        assertThat(log.kept).extracting(Update::id).containsExactly("a");
        assertThat(tally.unconfirmed).isOne();
    }

    @Test
    void sendsWhatIsConfirmedAndStillTellsTheWarnings() {
        List<RowOutcome> outcomes = submit(new Mode(false, false, true), good("a"), worth("b", "101"));

        assertThat(outcomes.get(1)).isEqualTo(new RowOutcome.Accepted("b", "0-1", List.of(STRANGE), UpdateFlags.NONE));
        assertThat(tally.accepted).isEqualTo(2);
    }

    @Test
    void anAtomicSubmissionWaitsForEveryConfirmation() {
        List<RowOutcome> outcomes = submit(new Mode(false, true), good("a"), worth("b", "101"));

        assertThat(codes(outcomes.get(0))).containsExactly(FindingCode.NOT_SENT);
        assertThat(outcomes.get(1)).isEqualTo(new RowOutcome.NeedsConfirmation("b", List.of(STRANGE)));
        assertThat(log.kept).isEmpty();

        submit(new Mode(false, true, true), good("a"), worth("b", "101"));

        assertThat(log.kept).hasSize(2);
    }

    @Test
    void aConfirmedButBadUpdateHoldsBackAnAtomicSubmission() {
        List<RowOutcome> outcomes = submit(new Mode(false, true, true), worth("a", "101"), bad("b"));

        assertThat(codes(outcomes.get(0))).containsExactly(FindingCode.NOT_SENT);
        assertThat(log.kept).isEmpty();
    }

    @Test
    void aDryRunTellsWhatWouldHaveToBeConfirmed() {
        assertThat(submit(new Mode(true, false), worth("a", "101")))
                .containsExactly(new RowOutcome.NeedsConfirmation("a", List.of(STRANGE)));
        assertThat(submit(new Mode(true, false, true), worth("a", "101")))
                .containsExactly(new RowOutcome.Accepted("a", null, List.of(STRANGE), UpdateFlags.NONE));
        assertThat(tally.received).isZero();
    }

    @Test
    void whatIsWrongIsReportedWithoutWhatIsStrange() {
        RawRow both =
                anUpdate().with(Field.VALUE, "101").with(Field.STATUS, "SURE").build();

        assertThat(codes(submit(Mode.ORDINARY, both).get(0))).containsExactly(FindingCode.UNKNOWN_STATUS);
    }

    @Test
    void anIdIsAmbiguousWhereverInTheRequestItComesAgain() {
        List<RowOutcome> outcomes = submit(
                Mode.ORDINARY,
                parts(List.of(worth("a", "1"), good("b")), List.of(good("c")), List.of(worth("a", "2"))));

        assertThat(codes(outcomes.get(0))).containsExactly(FindingCode.DUPLICATE_ID);
        assertThat(codes(outcomes.get(3))).containsExactly(FindingCode.DUPLICATE_ID);
        assertThat(log.kept).extracting(Update::id).containsExactly("b", "c");
    }

    @Test
    void theSameRowOfAFileTwiceIsOneRow() {
        RawRow first = good("a");
        RawRow second = new RawRow(first.texts(), List.of(), new RowLocation("Trang 1", 7, Map.of()));

        assertThat(submit(Mode.ORDINARY, first, second)).allMatch(RowOutcome.Accepted.class::isInstance);
    }

    @Test
    void tellsManyIdsApart() {
        RawRow[] rows =
                IntStream.range(0, 50_000).mapToObj(i -> good("id-" + i)).toArray(RawRow[]::new);

        assertThat(submit(Mode.ORDINARY, rows)).allMatch(RowOutcome.Accepted.class::isInstance);
    }

    @Test
    void anAtomicSubmissionWhoseLastPartHasABadUpdateKeepsNoneOfTheFirst() {
        List<RowOutcome> outcomes =
                submit(new Mode(false, true), parts(List.of(good("a"), good("b")), List.of(good("c"), bad("d"))));

        assertThat(codes(outcomes.get(0))).containsExactly(FindingCode.NOT_SENT);
        assertThat(codes(outcomes.get(2))).containsExactly(FindingCode.NOT_SENT);
        assertThat(codes(outcomes.get(3))).containsExactly(FindingCode.UNKNOWN_UNIT);
        assertThat(log.origins).isEmpty();
    }

    @Test
    void anAtomicSubmissionOfGoodPartsIsKeptPartByPart() {
        submit(new Mode(false, true), parts(List.of(good("a"), good("b")), List.of(good("c"))));

        assertThat(log.kept).extracting(Update::id).containsExactly("a", "b", "c");
        assertThat(log.origins).hasSize(2);
    }

    @Test
    void asksNothingMoreOfALogThatDoesNotAnswer() {
        log.fate = update -> new Fate.Unanswered("gone");

        List<RowOutcome> outcomes = submit(Mode.ORDINARY, parts(List.of(good("a")), List.of(good("b"), bad("c"))));

        assertThat(outcomes.subList(0, 2)).containsExactly(new RowOutcome.Failed("a"), new RowOutcome.Failed("b"));
        assertThat(codes(outcomes.get(2))).containsExactly(FindingCode.UNKNOWN_UNIT);
        assertThat(log.origins).hasSize(1);
    }

    @SafeVarargs
    private static RowSource parts(List<RawRow>... parts) {
        return new RowSource() {
            @Override
            public int size() {
                return Arrays.stream(parts).mapToInt(List::size).sum();
            }

            @Override
            public Iterable<List<RawRow>> parts() {
                return List.of(parts);
            }
        };
    }

    private static Optional<Warning> strangeAboveAHundred(Update update, ValidationContext context) {
        return Optional.ofNullable(update.value())
                .filter(value -> value.compareTo(BigDecimal.valueOf(100)) > 0)
                .map(value -> STRANGE);
    }

    private List<RowOutcome> submit(Mode mode, RawRow... updates) {
        return submit(mode, RowSource.of(Arrays.asList(updates)));
    }

    private List<RowOutcome> submit(Mode mode, RowSource rows) {
        List<RowOutcome> outcomes = new ArrayList<>();
        submit.submit(
                new Submission("test", City.reporterFor("north"), rows, mode), (row, outcome) -> outcomes.add(outcome));
        return outcomes;
    }

    private static RawRow good(String id) {
        return anUpdate().with(Field.ID, id).build();
    }

    private static RawRow worth(String id, String value) {
        return anUpdate()
                .with(Field.ID, id)
                .with(Field.PERIOD, "2022-02")
                .with(Field.VALUE, value)
                .build();
    }

    private static RawRow bad(String id) {
        return anUpdate().with(Field.ID, id).with(Field.UNIT, "west").build();
    }

    private static List<FindingCode> codes(RowOutcome outcome) {
        return ((RowOutcome.Rejected) outcome)
                .violations().stream().map(Violation::code).toList();
    }
}
