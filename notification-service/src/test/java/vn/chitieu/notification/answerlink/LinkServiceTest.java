package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;

class LinkServiceTest {

    private static final Duration LIFETIME = Duration.ofDays(60);

    private final SignedLinkCodec links = new SignedLinkCodec(
            URI.create("https://canh-bao.example.org/"), new LinkSigningKeys(List.of(new byte[32])), LIFETIME);
    private final InMemoryCases cases = new InMemoryCases();
    private final TurnableClock clock = new TurnableClock();
    private Catalog city = SmallCity.catalog();
    private final LinkService open = new LinkService(links, cases, () -> city, clock);
    private final CaseNotice notice = SomeNotices.fired("uv-dn");

    @BeforeEach
    void theCaseIsOpen() {
        assertThat(cases.store(SomeNotices.opened())).isTrue();
    }

    @Test
    void letsInWhomItWasSentTo() {
        LinkVisit.Welcome visit = (LinkVisit.Welcome) open.open(token(notice));
        assertThat(visit.person().id()).isEqualTo("uv-dn");
        assertThat(visit.one()).isEqualTo(SomeNotices.opened());
        assertThat(visit.explanationAwaited()).isTrue();
        assertThat(visit.acknowledgementPossible()).isTrue();
    }

    @Test
    void refusesWhatNobodySigned() {
        assertThat(reason(token(notice).replaceFirst(".$", "A"))).isEqualTo(LinkVisit.Reason.FORGED);
        assertThat(reason("anything")).isEqualTo(LinkVisit.Reason.FORGED);
    }

    @Test
    void refusesWhatHasExpired() {
        clock.turn(LIFETIME.minusSeconds(1));
        assertThat(open.open(token(notice))).isInstanceOf(LinkVisit.Welcome.class);
        clock.turn(Duration.ofSeconds(1));
        assertThat(reason(token(notice))).isEqualTo(LinkVisit.Reason.EXPIRED);
    }

    @Test
    void refusesThoseWhoLeftTheCatalog() {
        city = new Catalog(
                city.id(),
                city.name(),
                List.copyOf(city.units()),
                List.copyOf(city.clusters()),
                List.copyOf(city.indicators()),
                List.of(),
                List.of(),
                city.calendar());
        assertThat(reason(token(notice))).isEqualTo(LinkVisit.Reason.PERSON_LEFT);
    }

    @Test
    void refusesThoseWhoWereNeverTold() {
        CaseNotice other =
                CaseNoticeFixture.like(notice).to("chu-tich-nam-ngan").build();
        assertThat(reason(token(other))).isEqualTo(LinkVisit.Reason.OUTDATED);
    }

    @Test
    void refusesAnotherEpisodeThanTheOneAtHand() {
        AlertCase again = AlertCaseFixture.like(SomeNotices.opened())
                .episode(2)
                .version(2)
                .build();
        assertThat(cases.store(again)).isTrue();
        assertThat(reason(token(notice))).isEqualTo(LinkVisit.Reason.OUTDATED);
    }

    @Test
    void asksForNothingMoreWhereTheCaseIsOver() {
        AlertCase over = Objects.requireNonNull(SomeNotices.recovered());
        InMemoryCases fresh = new InMemoryCases();
        while (fresh.find(over.key()).isEmpty()
                || fresh.find(over.key()).orElseThrow().progress().version()
                        < over.progress().version()) {
            long next =
                    fresh.find(over.key()).map(one -> one.progress().version()).orElse(0L) + 1;
            assertThat(fresh.store(AlertCaseFixture.like(over).version(next).build()))
                    .isTrue();
        }
        LinkVisit.Welcome visit =
                (LinkVisit.Welcome) new LinkService(links, fresh, () -> city, clock).open(token(notice));
        assertThat(visit.explanationAwaited()).isFalse();
        assertThat(visit.acknowledgementPossible()).isFalse();
    }

    private LinkVisit.Reason reason(String token) {
        return ((LinkVisit.Refused) open.open(token)).reason();
    }

    private String token(CaseNotice of) {
        String path = links.explain(of).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
