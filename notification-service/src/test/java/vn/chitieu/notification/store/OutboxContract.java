package vn.chitieu.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.integration.EventNotice;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxCounts;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;

/** What every outbox must do. */
abstract class OutboxContract {

    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final OutboxRow first = row("uv-dn");
    private final OutboxRow second = row("co-van");
    private Outbox outbox;

    abstract Outbox empty();

    @BeforeEach
    void start() {
        outbox = empty();
    }

    @Test
    void givesBackWhatWasAddedAndAddsItOnce() {
        assertThat(outbox.add(first)).isTrue();
        assertThat(outbox.add(first)).isFalse();
        assertThat(outbox.find(first.id())).contains(first);
        OutboxRow recovered =
                OutboxRow.queued(SomeNotices.of(SomeNotices.recovered(), NoticeKind.RECOVERED, "uv-dn"), NOW, POLICY);
        outbox.add(recovered);
        assertThat(outbox.find(recovered.id())).contains(recovered);
    }

    @Test
    void namesWhatWasGivenUpBeforeItWasWrittenUntilSomebodySeesToIt() {
        OutboxRow unwritable = first.unwritable("no words", NOW);
        OutboxRow late = second.notYetWritable("no report", NOW, POLICY).expired(NOW);
        OutboxRow written = OutboxRow.queued(report(NOW), NOW, POLICY);
        List.of(first, second, written).forEach(outbox::add);
        outbox.freeze(Map.of(written.id(), new FrozenMail("<m>", "to@example.org", new byte[] {1})));
        outbox.archive(List.of(unwritable, late, written.rendered(NOW).expired(NOW)));
        outbox.archive(List.of(unwritable));
        assertThat(outbox.neverWritten(9)).containsExactlyInAnyOrder(unwritable, late);
        assertThat(outbox.neverWritten(1)).hasSize(1);

        outbox.saidAgain(late.id());
        assertThat(outbox.neverWritten(9)).containsExactly(unwritable);
        assertThat(outbox.amend(unwritable.markedDelivered("can-bo", NOW))).isTrue();
        assertThat(outbox.neverWritten(9)).isEmpty();
    }

    @Test
    void givesBackWhatAMailSaysBesidesItsOwnAndKeepsTheBytesOfEach() {
        outbox.add(first);
        OutboxRow shared = first.with(second.id(), NOW);
        assertThat(outbox.store(List.of(shared))).containsExactly(shared);
        assertThat(outbox.find(first.id())).contains(shared);
        assertThat(shared.bytesId()).isNotEqualTo(first.bytesId());

        OutboxRow joined = OutboxRow.joined(second.notice(), shared, NOW);
        assertThat(outbox.add(joined)).isTrue();
        assertThat(outbox.find(second.id())).contains(joined);

        FrozenMail stale = new FrozenMail("<m>", "to@example.org", new byte[] {1});
        FrozenMail whole = new FrozenMail("<m>", "to@example.org", new byte[] {1, 2});
        outbox.freeze(Map.of(first.bytesId(), stale));
        outbox.freeze(Map.of(shared.bytesId(), whole));
        assertThat(outbox.mail(first.id())).contains(whole);
        assertThat(outbox.mail(second.id())).isEmpty();
    }

    @Test
    void givesBackANoticeThatKnowsItsCompanions() {
        CaseNotice notice = CaseNoticeFixture.like(SomeNotices.fired("uv-dn"))
                .in(new CaseNotice.Order(null, "thread", List.of("a"), List.of("b", "c")))
                .build();
        outbox.add(OutboxRow.queued(notice, NOW, POLICY));
        assertThat(outbox.notice(notice.id())).contains(notice);
        assertThat(notice.companions()).containsExactly("a", "b", "c");
    }

    @Test
    void givesBackANoticeOfAReport() {
        ReportNotice notice = new ReportNotice(
                new Quarter(2022, 1), new Scope.Unit("nam-ngan"), ReportNotice.AT_DEADLINE, "uv-nam-ngan", NOW);
        OutboxRow row = OutboxRow.queued(notice, NOW, POLICY);
        outbox.add(row);
        assertThat(outbox.find(notice.id())).contains(row);
    }

    @Test
    void givesBackNoticesOfRemindersAndDigests() {
        Notice reminder = SomeReminders.reminder("uv-nam-ngan");
        Notice digest = new DigestNotice(new DigestKey("uv-dn", Instant.parse("2022-04-08T00:30:00Z")), NOW, List.of());
        for (Notice notice : List.of(reminder, digest)) {
            OutboxRow row = OutboxRow.queued(notice, NOW, POLICY);
            outbox.add(row);
            assertThat(outbox.find(notice.id())).contains(row);
            assertThat(outbox.list(new Outbox.Filter(notice.subject(), notice.recipient(), null, true), null, 9))
                    .containsExactly(row);
        }
    }

    @Test
    void givesBackWhatIsDeferredAndWhatIsFolded() {
        Route.Defer later = new Route.Defer(NOW.plusSeconds(3600), "quiet hours");
        OutboxRow deferred = OutboxRow.deferred(SomeNotices.fired("uv-dn"), later, NOW, POLICY);
        OutboxRow folded =
                OutboxRow.folded(SomeNotices.fired("co-van"), new Route.Fold("digest-1", "wants a digest"), NOW);
        assertThat(outbox.add(deferred)).isTrue();
        assertThat(outbox.add(folded)).isTrue();
        assertThat(outbox.find(deferred.id())).contains(deferred);
        assertThat(outbox.find(folded.id())).contains(folded);
        assertThat(list(new Outbox.Filter(null, null, DeliveryState.FOLDED, false)))
                .containsExactly(folded);
        assertThat(list(new Outbox.Filter(null, null, null, true))).containsExactly(deferred);
    }

    @Test
    void keepsAStepOnlyOnce() {
        outbox.add(first);
        OutboxRow rendered = first.rendered(NOW);
        assertThat(outbox.store(List.of(rendered))).containsExactly(rendered);
        assertThat(outbox.store(List.of(first.rendered(NOW)))).isEmpty();
        assertThat(outbox.store(List.of(second.rendered(NOW)))).isEmpty();
        assertThat(outbox.find(first.id())).contains(rendered);
    }

    @Test
    void keepsOfSeveralStepsThoseThatNoOtherProcessMade() {
        OutboxRow third = OutboxRow.queued(report(NOW), NOW, POLICY);
        List.of(first, second, third).forEach(outbox::add);
        outbox.store(List.of(second.rendered(NOW)));
        List<OutboxRow> next = List.of(first.rendered(NOW), second.rendered(NOW), third.rendered(NOW));
        assertThat(outbox.store(next)).containsExactly(next.get(0), next.get(2));
        assertThat(outbox.store(next)).isEmpty();
        assertThat(outbox.store(List.of())).isEmpty();
        List<OutboxRow> claimed =
                next.stream().map(row -> row.claimed(NOW, POLICY)).toList();
        assertThat(outbox.store(claimed)).isEqualTo(claimed);
        assertThat(outbox.store(claimed.subList(0, 1))).isEmpty();
        assertThat(outbox.find(second.id())).contains(claimed.get(1));
    }

    @Test
    void archivesSeveralWhateverBecameOfThem() {
        OutboxRow third = OutboxRow.queued(report(NOW), NOW, POLICY);
        List.of(first, second, third).forEach(outbox::add);
        outbox.archive(List.of(sent(second)));
        outbox.add(second);
        assertThat(outbox.archived(List.of(first.id(), second.id()))).containsExactly(second.id());
        assertThat(outbox.archived(List.of())).isEmpty();
        OutboxRow failed = third.unwritable("550 no such user", NOW);
        List<OutboxRow> done = List.of(sent(first), sent(second), failed);
        outbox.archive(done);
        outbox.archive(done);
        assertThat(outbox.live()).isEmpty();
        assertThat(outbox.find(third.id())).contains(failed);
        assertThat(outbox.ledger())
                .isEqualTo(new OutboxCounts(3, Map.of(DeliveryState.SENT, 2L, DeliveryState.FAILED, 1L), Map.of()));
    }

    @Test
    void ofSeveralMailsTheFirstBytesStay() {
        FrozenMail kept = new FrozenMail("<a@example.org>", "a@example.org", new byte[] {1, 2, 0, -1});
        FrozenMail fresh = new FrozenMail("<b@example.org>", "b@example.org", new byte[] {3});
        outbox.freeze(Map.of("a", kept));
        FrozenMail late = new FrozenMail("<a@example.org>", "a@example.org", new byte[] {9});
        assertThat(outbox.freeze(Map.of("a", late, "b", fresh))).isEqualTo(Map.of("a", kept, "b", fresh));
        assertThat(outbox.mails(List.of("a", "b", "c"))).isEqualTo(Map.of("a", kept, "b", fresh));
        assertThat(outbox.mails(List.of())).isEmpty();
        assertThat(outbox.freeze(Map.of())).isEmpty();
    }

    @Test
    void neverAddsAgainWhatIsArchived() {
        outbox.add(first);
        OutboxRow sent = sent(first);
        outbox.archive(List.of(sent));
        outbox.archive(List.of(first.superseded("later", NOW)));
        assertThat(outbox.archived(List.of(first.id()))).containsExactly(first.id());
        assertThat(outbox.add(first)).isFalse();
        assertThat(outbox.find(first.id())).contains(sent);
        assertThat(outbox.live()).isEmpty();
        assertThat(outbox.due(NOW.plusSeconds(999), 9)).isEmpty();
    }

    @Test
    void amendsWhatIsArchivedUnlessSomebodyWasQuicker() {
        OutboxRow failed = first.unwritable("550 no such user", NOW);
        outbox.add(first);
        assertThat(outbox.amend(failed.markedDelivered("van-thu", NOW))).isFalse();
        outbox.archive(List.of(failed));
        OutboxRow marked = failed.markedDelivered("van-thu", NOW);
        assertThat(outbox.amend(marked)).isTrue();
        assertThat(outbox.amend(marked)).isFalse();
        assertThat(outbox.find(first.id())).contains(marked);
        assertThat(list(new Outbox.Filter(null, null, null, false))).containsExactly(marked);
    }

    @Test
    void givesBackAnEvent() {
        OutboxRow row = OutboxRow.queued(
                new EventNotice(SomeNotices.opened().outgoing().transitions().get(0)), NOW, POLICY);
        outbox.add(row);
        assertThat(outbox.find(row.id())).contains(row);
        assertThat(list(new Outbox.Filter(CASE.toString(), EventNotice.WEBHOOK, null, false)))
                .containsExactly(row);
        outbox.add(first);
        assertThat(outbox.due(Channel.WEBHOOK, NOW, 9)).containsExactly(row);
        assertThat(outbox.due(Channel.MAIL, NOW, 9)).containsExactly(first);
        assertThat(outbox.due(NOW, 9)).hasSize(2);
    }

    @Test
    void givesBackANoticeThatIsSaidAgain() {
        OutboxRow row = OutboxRow.queued(new ResentNotice(first.notice(), "van-thu", NOW), NOW, POLICY);
        outbox.add(row);
        assertThat(outbox.find(row.id())).contains(row);
        assertThat(list(new Outbox.Filter(CASE.toString(), "uv-dn", null, false)))
                .containsExactly(row);
    }

    @Test
    void givesWhatIsDueUrgentOnesFirstAndThenTheOneWantedFirst() {
        OutboxRow later = second.postponed(NOW.plusSeconds(60), NOW);
        outbox.add(second);
        outbox.store(List.of(later));
        outbox.add(first);
        OutboxRow calm = OutboxRow.queued(report(NOW.minusSeconds(500)), NOW, POLICY);
        OutboxRow calmest = OutboxRow.queued(
                new ReportNotice(new Quarter(2022, 2), new Scope.Unit("nam-ngan"), ReportNotice.AT_DEADLINE, "uv", NOW),
                NOW,
                POLICY);
        outbox.add(calmest);
        outbox.add(calm);
        assertThat(first.notice().urgent()).isTrue();
        assertThat(outbox.due(NOW, 9)).containsExactly(first, calm, calmest);
        assertThat(outbox.due(NOW.plusSeconds(60), 9)).hasSize(4).endsWith(calm, calmest);
        assertThat(outbox.due(NOW.plusSeconds(60), 1)).hasSize(1);
        assertThat(outbox.live()).isEqualTo(Map.of(DeliveryState.QUEUED, 4L));
    }

    @Test
    void countsWhatWasWantedAndWhatBecameOfIt() {
        outbox.add(first);
        outbox.add(first);
        outbox.add(second);
        outbox.add(OutboxRow.folded(report(NOW), new Route.Fold("digest-1", "wants a digest"), NOW));
        assertThat(outbox.ledger())
                .isEqualTo(new OutboxCounts(3, Map.of(DeliveryState.FOLDED, 1L), Map.of(DeliveryState.QUEUED, 2L)));
        assertThat(outbox.ledger().missing()).isZero();

        outbox.archive(List.of(sent(first)));
        outbox.archive(List.of(sent(first)));
        OutboxRow failed = second.unwritable("550 no such user", NOW);
        outbox.store(List.of(failed));
        assertThat(outbox.ledger().live()).isEqualTo(Map.of(DeliveryState.FAILED, 1L));
        assertThat(outbox.ledger().missing()).isZero();
        outbox.archive(List.of(failed));
        outbox.archive(List.of(failed));
        assertThat(outbox.ledger())
                .isEqualTo(new OutboxCounts(
                        3,
                        Map.of(DeliveryState.SENT, 1L, DeliveryState.FAILED, 1L, DeliveryState.FOLDED, 1L),
                        Map.of()));

        outbox.amend(failed.markedDelivered("van-thu", NOW));
        assertThat(outbox.ledger().done()).isEqualTo(Map.of(DeliveryState.SENT, 2L, DeliveryState.FOLDED, 1L));
        assertThat(outbox.unaccounted(9)).isEmpty();
    }

    @Test
    void theFirstBytesStay() {
        FrozenMail mail = new FrozenMail("<a@example.org>", "a@example.org", new byte[] {1, 2, 0, -1});
        assertThat(outbox.mails(List.of("a"))).isEmpty();
        assertThat(outbox.freeze(Map.of("a", mail))).isEqualTo(Map.of("a", mail));
        assertThat(outbox.freeze(Map.of("a", new FrozenMail("<a@example.org>", "a@example.org", new byte[] {9}))))
                .isEqualTo(Map.of("a", mail));
        assertThat(outbox.mails(List.of("a"))).isEqualTo(Map.of("a", mail));
    }

    @Test
    void listsLiveAndArchivedByWhatIsAskedFor() {
        outbox.add(first);
        outbox.add(second);
        outbox.archive(List.of(sent(first)));
        assertThat(list(new Outbox.Filter(null, null, null, false))).hasSize(2);
        assertThat(list(new Outbox.Filter(null, null, null, true))).containsExactly(second);
        assertThat(list(new Outbox.Filter(CASE.toString(), "uv-dn", null, false)))
                .extracting(OutboxRow::id)
                .containsExactly(first.id());
        assertThat(list(new Outbox.Filter(null, null, DeliveryState.SENT, false)))
                .hasSize(1);
        List<OutboxRow> page = outbox.list(new Outbox.Filter(null, null, null, false), null, 1);
        assertThat(outbox.list(
                        new Outbox.Filter(null, null, null, false), page.get(0).id(), 9))
                .hasSize(1);
    }

    @Test
    void keepsTheSameNoticeOfAnotherCityApart() {
        CityKey hue = new CityKey("hue:");
        OutboxRow other = OutboxRow.queued(
                SomeNotices.of(SomeNotices.openedAs(CaseKey.parse("hue:" + CASE)), NoticeKind.FIRED, "uv-dn"),
                NOW,
                POLICY);
        assertThat(outbox.add(first)).isTrue();
        assertThat(outbox.add(other)).isTrue();

        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(list(new Outbox.Filter(CityKey.HOME, null, "uv-dn", null, false)))
                .containsExactly(first);
        assertThat(list(new Outbox.Filter(hue, null, "uv-dn", null, false))).containsExactly(other);
        assertThat(list(new Outbox.Filter(new CityKey("da-nang:"), null, null, null, false)))
                .isEmpty();
        outbox.archive(List.of(first.superseded("x", NOW), other.superseded("x", NOW)));
        assertThat(list(new Outbox.Filter(hue, null, null, null, false)))
                .extracting(OutboxRow::id)
                .containsExactly(other.id());
        assertThat(list(new Outbox.Filter(CityKey.HOME, null, null, null, false)))
                .extracting(OutboxRow::id)
                .containsExactly(first.id());
    }

    private static ReportNotice report(Instant wantedAt) {
        return new ReportNotice(
                new Quarter(2022, 1), new Scope.Unit("nam-ngan"), ReportNotice.AT_DEADLINE, "uv-nam-ngan", wantedAt);
    }

    private List<OutboxRow> list(Outbox.Filter filter) {
        return outbox.list(filter, null, 9);
    }

    static OutboxRow row(String recipient) {
        return OutboxRow.queued(SomeNotices.fired(recipient), NOW, POLICY);
    }

    private static OutboxRow sent(OutboxRow queued) {
        return queued.rendered(NOW)
                .claimed(NOW, POLICY)
                .sending(NOW, POLICY)
                .settled(new SendOutcome.Accepted("250 ok"), NOW, POLICY, 0);
    }
}
