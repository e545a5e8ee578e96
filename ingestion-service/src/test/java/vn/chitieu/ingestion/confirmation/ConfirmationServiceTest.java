package vn.chitieu.ingestion.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;
import static vn.chitieu.ingestion.update.UpdateBuilder.anUpdate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.HeadConfirmation.State;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.exemption.InMemoryExemptionRepository;
import vn.chitieu.ingestion.plausibility.InMemoryFigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.policy.PreliminaryUntilTheHeadConfirms;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.EventLog.Fate;
import vn.chitieu.ingestion.submission.RecordingSubmissionCounters;
import vn.chitieu.ingestion.submission.RowOutcome;
import vn.chitieu.ingestion.submission.SenderCatalogs;
import vn.chitieu.ingestion.submission.Submission;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateBuilder;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.UpdateValidator;

/** What a clerk sends waits for the head of the ward in the north; the log takes the place of aggregation. */
class ConfirmationServiceTest {

    private static final ReportingPeriod MARCH = ReportingPeriod.parse("2022-03");
    private static final Credential CLERK =
            aCredential("account:clerk").of("north", "south").in(City.ID).build();
    private static final Credential HEAD = aCredential("account:head")
            .with(Right.REPORT, Right.CONFIRM)
            .of("north", "south")
            .in(City.ID)
            .build();

    private final Catalog city = City.whereHeadsConfirm();
    private final InMemoryFigureHistory history = new InMemoryFigureHistory();
    private final RecordingSubmissionCounters tally = new RecordingSubmissionCounters();
    private final List<Update> kept = new ArrayList<>();
    private final SubmissionService<Update> submit = new SubmissionService<>(
            new SenderCatalogs(Catalogs.of(city)),
            new UpdateValidator(
                    () -> "made",
                    Policies.inOrder(history, new InMemoryExemptionRepository()),
                    List.of(),
                    (draft, context) -> UpdateFlags.NONE,
                    new PreliminaryUntilTheHeadConfirms(history)),
            this::append,
            tally,
            Clock.fixed(City.NOW, ZoneOffset.UTC),
            Duration.ofMinutes(5));
    private final ConfirmationService confirmations = new ConfirmationService(
            history, new InMemoryExemptionRepository(), submit, Clock.fixed(City.NOW, ZoneOffset.UTC));

    @Test
    void aFigureOfAClerkIsPreliminaryUntilTheHeadConfirmsItAsOfTheTimeAtWhichItWasSent() {
        Update sent = send(CLERK, official("u-1", "12.5"));
        assertThat(sent.status()).isEqualTo(FigureStatus.PRELIMINARY);
        assertThat(said(sent).is(State.AWAITED)).isTrue();
        assertThat(said(sent).by()).isEqualTo("account:clerk");

        assertThat(outcome("u-1", "12.50", null)).isEqualTo("ACCEPTED");

        Update confirmed = last();
        assertThat(confirmed.status()).isEqualTo(FigureStatus.OFFICIAL);
        assertThat(confirmed.value()).isEqualByComparingTo("12.5");
        assertThat(confirmed.reportedAt()).isEqualTo(sent.reportedAt().plusMillis(1));
        assertThat(said(confirmed)).isEqualTo(said(sent).confirmed("account:head", City.NOW));
        assertThat(tally.adds()).isTrue();
    }

    /** Its time was checked when it came; the head sends none. */
    @Test
    void aFigureOfASenderWhoseClockRunsAheadCanBeConfirmedAtOnce() {
        String ahead = City.NOW.plus(Duration.ofMinutes(3)).toString();
        send(CLERK, official("u-1", "12.5").with(Field.REPORTED_AT, ahead));

        assertThat(outcome("u-1", "12.5", null)).isEqualTo("ACCEPTED");
    }

    @Test
    void theSameDecisionAgainIsTheSameUpdateAndAnotherIsRefused() {
        send(CLERK, official("u-1", "12.5"));
        outcome("u-1", "12.5", null);
        Update first = last();

        assertThat(outcome("u-1", "12.5", null)).isEqualTo("ACCEPTED");
        assertThat(last()).isEqualTo(first);
        assertThat(outcome("u-1", "12.5", "nhầm")).isEqualTo("NOT_AWAITING_CONFIRMATION");
    }

    @Test
    void whatIsReturnedStaysPreliminaryAndACorrectionWaitsAgain() {
        send(CLERK, official("u-1", "12.5"));

        assertThat(outcome("u-1", "12.5", "sai tháng")).isEqualTo("ACCEPTED");
        assertThat(last().status()).isEqualTo(FigureStatus.PRELIMINARY);
        assertThat(said(last()).state()).isEqualTo(State.RETURNED);
        assertThat(said(last()).reason()).isEqualTo("sai tháng");

        Update corrected = send(CLERK, official("u-2", "13").with(Field.REPORTED_AT, "2022-04-08T01:00:00Z"));
        assertThat(said(corrected).state()).isEqualTo(State.AWAITED);
        assertThat(said(corrected).update()).isEqualTo("u-2");
    }

    @Test
    void aFigureThatChangedMeanwhileIsRefusedWithBothValues() {
        send(CLERK, official("u-1", "12.5"));
        send(CLERK, official("u-2", "13").with(Field.REASON, "đo lại"));

        RowOutcome.Rejected refused = (RowOutcome.Rejected) decide("north", "u-1", "12.5", null);

        assertThat(refused.violations()).singleElement().satisfies(why -> {
            assertThat(why.code().name()).isEqualTo("FIGURE_CHANGED");
            assertThat(why.messageVi()).contains("12,5 ha", "13 ha");
            assertThat(why.message()).contains("12.5", "13 ha", "u-2");
        });
        assertThat(outcome("u-2", "13.5", null)).isEqualTo("FIGURE_CHANGED");
        assertThat(outcome("u-2", "13", null)).isEqualTo("ACCEPTED");
        assertThat(last().reason()).isEqualTo("đo lại");
    }

    @Test
    void nothingWaitsWhereTheHeadSentItOrTheCatalogDoesNotAskOrTheClerkCallsItPreliminary() {
        assertThat(said(send(HEAD, official("u-1", "12.5"))).state()).isEqualTo(State.CONFIRMED);
        assertThat(last().status()).isEqualTo(FigureStatus.OFFICIAL);
        assertThat(send(CLERK, official("u-2", "2").with(Field.UNIT, "south")).confirmation())
                .isNull();
        assertThat(last().status()).isEqualTo(FigureStatus.OFFICIAL);
        assertThat(send(
                                CLERK,
                                official("u-3", "1")
                                        .with(Field.STATUS, "PRELIMINARY")
                                        .with(Field.REASON, "r"))
                        .confirmation())
                .isNull();
        assertThat(outcome("u-3", "1", null)).isEqualTo("NOT_AWAITING_CONFIRMATION");
        Update withdrawn = send(
                CLERK,
                official("u-4", "1")
                        .without(Field.VALUE)
                        .with(Field.WITHDRAWN, "true")
                        .with(Field.REASON, "r"));
        assertThat(withdrawn.confirmation()).isNull();
    }

    @Test
    void whatWasConfirmedNeedsNoSecondConfirmationUnlessItChanges() {
        send(CLERK, official("u-1", "12.5"));
        outcome("u-1", "12.5", null);

        Update again = send(CLERK, official("u-2", "12.50"));
        assertThat(again.status()).isEqualTo(FigureStatus.OFFICIAL);
        assertThat(said(again).by()).isEqualTo("account:head");
        assertThat(send(CLERK, official("u-1", "12.5")).status())
                .as("a repeat says what it said first")
                .isEqualTo(FigureStatus.PRELIMINARY);
        assertThat(send(CLERK, official("u-3", "14").with(Field.REASON, "r")).status())
                .isEqualTo(FigureStatus.PRELIMINARY);
    }

    @Test
    void aHeadDecidesOnFiguresOfItsOwnUnitAlone() {
        Credential other = aCredential("account:other")
                .with(Right.REPORT, Right.CONFIRM)
                .of("south")
                .in(City.ID)
                .build();
        send(CLERK, official("u-1", "12.5"));

        List<RowOutcome> outcomes =
                confirmations.decide(List.of(decision("north", "u-1", "12.5", null)), other, city, null);

        assertThat(((RowOutcome.Rejected) outcomes.get(0)).violations())
                .extracting(why -> why.code().name())
                .containsExactly("FIGURE_OF_ANOTHER_UNIT");
        assertThat(kept).hasSize(1);
    }

    private static UpdateBuilder official(String id, String value) {
        return anUpdate()
                .with(Field.ID, id)
                .with(Field.VALUE, value)
                .with(Field.STATUS, "OFFICIAL")
                .with(Field.REPORTED_AT, "2022-04-08T01:59:0" + id.charAt(id.length() - 1) + "Z");
    }

    private static HeadDecision decision(String unit, String update, String value, @Nullable String reason) {
        return new HeadDecision(unit, "LAND", MARCH, update, new BigDecimal(value), reason);
    }

    private RowOutcome decide(String unit, String update, String value, @Nullable String reason) {
        return confirmations
                .decide(List.of(decision(unit, update, value, reason)), HEAD, city, null)
                .get(0);
    }

    private String outcome(String update, String value, @Nullable String reason) {
        return decide("north", update, value, reason) instanceof RowOutcome.Rejected rejected
                ? rejected.violations().get(0).code().name()
                : "ACCEPTED";
    }

    private Update send(Credential sender, UpdateBuilder update) {
        List<RowOutcome> outcomes = new ArrayList<>();
        submit.submit(
                new Submission("test", sender, RowSource.of(List.of(update.build())), Submission.Mode.ORDINARY),
                (row, outcome) -> outcomes.add(outcome));
        assertThat(outcomes).singleElement().isInstanceOf(RowOutcome.Accepted.class);
        return last();
    }

    private Update last() {
        return kept.get(kept.size() - 1);
    }

    private static HeadConfirmation said(Update update) {
        assertThat(update.confirmation()).isNotNull();
        return update.confirmation();
    }

    /** Of one figure the update reported last counts, as aggregation has it; ties and repeats change nothing. */
    private List<Fate> append(List<Update> updates, EventLog.Origin origin) {
        List<Fate> fates = new ArrayList<>();
        for (Update update : updates) {
            Instant standing = history.at(City.ID, update.unit(), update.indicator(), update.period())
                    .map(ReportedFigure::reportedAt)
                    .orElse(Instant.MIN);
            if (update.reportedAt().isAfter(standing)) {
                history.put(
                        City.ID,
                        update.unit(),
                        update.indicator(),
                        update.period().quarter(),
                        1,
                        List.of(new ReportedFigure(
                                update.period(),
                                update.value(),
                                update.status(),
                                update.reportedAt(),
                                update.confirmation())));
            }
            kept.add(update);
            fates.add(new Fate.Kept("0-" + kept.size()));
        }
        return fates;
    }
}
