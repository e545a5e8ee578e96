package vn.chitieu.ingestion.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.RemarkChanged.Kind;
import vn.chitieu.contracts.RemarkChanged.State;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.remark.Remark.Content;
import vn.chitieu.ingestion.remark.RemarkService.Outcome;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.PendingPublisher;

/** A remark from its first word to its answer. Today is 8 April 2022. */
class RemarkServiceTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final Content DIFFICULTY = new Content(Kind.DIFFICULTY, null, "Thiếu vốn");
    private static final Content OTHER = new Content(Kind.PROPOSAL, null, "Đề nghị bổ sung vốn");

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryRemarkRepository store = new InMemoryRemarkRepository();
    private final Log log = new Log();
    private final PendingPublisher<Remark> publisher =
            new PendingPublisher<>("remarks", store, log, KafkaRemarkRecords::origin);
    private final RemarkService remarks =
            new RemarkService(store, publisher, City::catalog, clock, Duration.ofMinutes(5));
    private final Author north = new Author(of("account:north", "north"), null);
    private final Author south = new Author(of("account:south", "south"), null);
    private final Credential leader = of("account:leader");

    @AfterEach
    void stop() {
        publisher.close();
    }

    @Test
    void aRemarkIsWrittenOnceHoweverOftenItIsSent() {
        Remark first = kept(remarks.write("r-000001", "north", QUARTER, DIFFICULTY, north), true);
        clock.pass(Duration.ofMinutes(1));

        assertThat(kept(remarks.write("r-000001", "north", QUARTER, DIFFICULTY, north), false))
                .isEqualTo(first);
        assertThat(remarks.write("r-000001", "north", QUARTER, OTHER, north)).isEqualTo(new Outcome.Taken());
        assertThat(remarks.write("r-000001", "south", QUARTER, DIFFICULTY, south))
                .isEqualTo(new Outcome.Taken());
        assertThat(remarks.of(QUARTER, null)).containsExactly(first);
    }

    @Test
    void aRepeatOfTheFirstRequestFindsWhatBecameOfIt() {
        Remark first = written();
        Remark changed = kept(remarks.change("r-000001", first.version(), OTHER, north), true);

        assertThat(kept(remarks.write("r-000001", "north", QUARTER, DIFFICULTY, north), false))
                .isEqualTo(changed);
    }

    @Test
    void aUnitWritesAndChangesItsOwnAlone() {
        assertThat(remarks.write("r-000001", "south", QUARTER, DIFFICULTY, north))
                .isEqualTo(new Outcome.Foreign());
        Remark first = written();
        assertThat(remarks.change("r-000001", first.version(), OTHER, south)).isEqualTo(new Outcome.Foreign());
        assertThat(remarks.withdraw("r-000001", first.version(), south)).isEqualTo(new Outcome.Foreign());
        assertThat(remarks.withdraw("r-000009", 1, north)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void refusesAnUnknownIndicatorAQuarterToComeAndTooMany() {
        assertThat(flaws(remarks.write(
                        "r-000001", "north", new Quarter(2022, 3), new Content(Kind.PROPOSAL, "X", "x"), north)))
                .extracting(Flaw::field)
                .containsExactly("indicator", "quarter");
        for (int i = 0; i < RemarkService.MOST_OF_A_QUARTER; i++) {
            kept(remarks.write("remark-" + (100 + i), "north", QUARTER, DIFFICULTY, north), true);
        }
        assertThat(flaws(remarks.write("remark-999", "north", QUARTER, DIFFICULTY, north)))
                .extracting(Flaw::message)
                .containsExactly("expected at most 50 remarks of a unit about a quarter, got one more");
    }

    @Test
    void anAnsweredRemarkThatIsChangedWaitsAgainAndKeepsWhatWasSaid() {
        Remark first = written();
        Remark answered = kept(remarks.answer("r-000001", first.version(), "a-000001", "Đồng ý", leader), true);
        assertThat(answered.state()).isEqualTo(State.ANSWERED);
        assertThat(answered.answers()).extracting(Remark.Answer::by).containsExactly("account:leader");

        clock.pass(Duration.ofMinutes(1));
        Remark changed = kept(remarks.change("r-000001", answered.version(), OTHER, north), true);

        assertThat(changed.state()).isEqualTo(State.OPEN);
        assertThat(changed.version()).isGreaterThan(answered.version());
        assertThat(changed.earlier()).containsExactly(first.written());
        assertThat(changed.answers()).isEqualTo(answered.answers());
    }

    @Test
    void ofTwoWhoChangeOrAnswerTheSameVersionOneIsRefused() {
        Remark first = written();
        Remark answered = kept(remarks.answer("r-000001", first.version(), "a-000001", "Đồng ý", leader), true);

        assertThat(remarks.change("r-000001", first.version(), OTHER, north)).isEqualTo(new Outcome.Changed());
        assertThat(remarks.answer("r-000001", first.version(), "a-000002", "Không", leader))
                .isEqualTo(new Outcome.Changed());
        // The same answer again is the same, also after its own change of the version.
        assertThat(kept(remarks.answer("r-000001", first.version(), "a-000001", "Đồng ý", leader), false))
                .isEqualTo(answered);
        assertThat(remarks.answer("r-000001", answered.version(), "a-000001", "Khác", leader))
                .isEqualTo(new Outcome.Taken());
    }

    @Test
    void whatWasWithdrawnIsNotAnsweredAndMayBeWrittenAgain() {
        Remark first = written();
        Remark withdrawn = kept(remarks.withdraw("r-000001", first.version(), north), true);
        assertThat(kept(remarks.withdraw("r-000001", first.version(), north), false))
                .isEqualTo(withdrawn);
        assertThat(remarks.answer("r-000001", withdrawn.version(), "a-000001", "x", leader))
                .isEqualTo(new Outcome.Unknown());
        assertThat(kept(remarks.change("r-000001", withdrawn.version(), DIFFICULTY, north), true)
                        .state())
                .isEqualTo(State.OPEN);
    }

    @Test
    void aRemarkIsChangedFiftyTimesAtMost() {
        Remark remark = written();
        for (int i = 0; i < Remark.MOST_CHANGES; i++) {
            remark = kept(
                    remarks.change("r-000001", remark.version(), new Content(Kind.DIFFICULTY, null, "lần " + i), north),
                    true);
        }
        assertThat(flaws(remarks.change("r-000001", remark.version(), OTHER, north)))
                .extracting(Flaw::field)
                .containsExactly("id");
    }

    /** A restored copy of the database writes versions above those that are published already. */
    @Test
    void aVersionIsAboveTheSecondsSince1970() {
        assertThat(written().version()).isEqualTo(City.NOW.getEpochSecond());
    }

    @Test
    void whatTheLogDoesNotTakeStaysPendingAndComesWhole() {
        log.isAway = true;
        Remark first = written();
        assertThat(publisher.publish()).isZero();
        assertThat(store.pending()).containsExactly(first);

        Remark answered = kept(remarks.answer("r-000001", first.version(), "a-000001", "Đồng ý", leader), true);
        log.isAway = false;
        int unused = publisher.publish();

        assertThat(store.pending()).isEmpty();
        assertThat(log.taken).last().isEqualTo(answered);
        RemarkChanged event = KafkaRemarkRecords.event(answered);
        assertThat(event.state()).isEqualTo(State.ANSWERED);
        assertThat(event.answers())
                .containsExactly(new RemarkChanged.Answer(
                        "Đồng ý", "account:leader", answered.answers().get(0).at()));
    }

    /** It waited in a browser without a line; versions and records go by when it came. */
    @Test
    void aRemarkSaysWhenItWasWrittenAndWhenItCame() {
        Instant monday = City.NOW.minus(Duration.ofDays(2));
        Remark first = kept(remarks.write("r-000001", "north", QUARTER, DIFFICULTY, at(monday)), true);
        assertThat(first.written().at()).isEqualTo(monday);
        assertThat(first.written().receivedAt()).isEqualTo(City.NOW);
        assertThat(first.version()).isEqualTo(City.NOW.getEpochSecond());
        assertThat(KafkaRemarkRecords.event(first).at()).isEqualTo(monday);
        assertThat(KafkaRemarkRecords.origin(first).acceptedAt()).isEqualTo(City.NOW);

        Remark changed = kept(remarks.change("r-000001", first.version(), OTHER, at(monday.plusSeconds(60))), true);
        assertThat(changed.written().at()).isEqualTo(monday.plusSeconds(60));
        assertThat(kept(remarks.withdraw("r-000001", changed.version(), at(monday.plusSeconds(90))), true)
                        .written()
                        .at())
                .isEqualTo(monday.plusSeconds(90));
    }

    /** The quarter begins on 1 January at 0:00 in Việt Nam; five minutes are the tolerance. */
    @ParameterizedTest
    @CsvSource({
        "2021-12-31T17:00:00Z, true",
        "2021-12-31T16:59:59.999Z, false",
        "-1000-01-01T00:00:00Z, false",
        "2022-04-08T02:05:00Z, true",
        "2022-04-08T02:05:00.001Z, false",
        "+999999-01-01T00:00:00Z, false"
    })
    void takesATimeFromTheFirstDayOfTheQuarterUntilNow(Instant writtenAt, boolean isTaken) {
        Outcome outcome = remarks.write("r-000001", "north", QUARTER, DIFFICULTY, at(writtenAt));
        if (isTaken) {
            assertThat(outcome).isInstanceOf(Outcome.Kept.class);
        } else {
            assertThat(flaws(outcome)).extracting(Flaw::field).containsExactly("writtenAt");
        }
        Remark there = store.find(City.ID, "r-000001").orElseGet(this::written);
        Outcome changed = remarks.change("r-000001", there.version(), OTHER, at(writtenAt));
        assertThat(changed instanceof Outcome.Kept).isEqualTo(isTaken);
        assertThat(
                        remarks.withdraw(
                                        "r-000001",
                                        store.find(City.ID, "r-000001")
                                                .orElseThrow()
                                                .version(),
                                        at(writtenAt))
                                instanceof Outcome.Kept)
                .isEqualTo(isTaken);
    }

    private static Author at(Instant writtenAt) {
        return new Author(of("account:north", "north"), writtenAt);
    }

    private Remark written() {
        return kept(remarks.write("r-000001", "north", QUARTER, DIFFICULTY, north), true);
    }

    private static Remark kept(Outcome outcome, boolean isNew) {
        assertThat(outcome).isInstanceOf(Outcome.Kept.class);
        assertThat(((Outcome.Kept) outcome).isNew()).isEqualTo(isNew);
        return ((Outcome.Kept) outcome).remark();
    }

    private static List<Flaw> flaws(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NotValid.class);
        return ((Outcome.NotValid) outcome).flaws();
    }

    private static Credential of(String id, String... units) {
        return new Credential(
                id,
                id,
                Set.of(units.length == 0 ? Right.ANSWER : Right.REPORT),
                Set.of(units),
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(Instant.EPOCH, null, null),
                false,
                RateLimit.AS_FOR_ALL,
                City.ID);
    }

    /** A log that may be away. */
    private static final class Log implements EventLog<Remark> {

        private final List<Remark> taken = new ArrayList<>();
        private volatile boolean isAway;

        @Override
        public synchronized List<Fate> append(List<Remark> rows, Origin origin) {
            if (isAway) {
                return List.of(new Fate.Unanswered("away"));
            }
            taken.addAll(rows);
            return List.of(new Fate.Kept("0-" + taken.size()));
        }
    }
}
