package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.notification.cases.FigureWatchService;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemorySilenceRepository;
import vn.chitieu.notification.fixtures.InMemoryWatches;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.watch.WatchService;
import vn.chitieu.support.link.LinkSigningKeys;

class LinkServiceTest {

    private static final Duration LIFETIME = Duration.ofDays(60);

    private final SignedLinkCodec links = new SignedLinkCodec(
            URI.create("https://canh-bao.example.org/"), new LinkSigningKeys(List.of(new byte[32])), LIFETIME);
    private final InMemoryCases cases = new InMemoryCases();
    private final InMemorySilenceRepository silences = new InMemorySilenceRepository();
    private final TurnableClock clock = new TurnableClock();
    private final Catalog city = SmallCity.catalog();
    private final CurrentCatalogs cities = CurrentCatalogs.of(new CurrentCatalog(city, clock.instant()));
    private final WatchService own = new WatchService(new InMemoryWatches(), clock);
    private final FigureWatchService watches = new FigureWatchService(
            own,
            cases,
            new TransitionContextFactory(cities, CityIds.ofHome("thanh-hoa"), SomeFigures.POLICY, clock),
            new RecordingTally(),
            clock);
    private final LinkService open =
            new LinkService(links, cases, cities, CityIds.ofHome("thanh-hoa"), silences, watches, clock);
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

    /** A silence of another person, or of more than this case, is not theirs to look at here. */
    @Test
    void saysUntilWhenTheMailsOfThisPersonAboutThisCaseAreHeld() {
        assertThat(((LinkVisit.Welcome) open.open(token(notice))).silencedUntil())
                .isNull();
        Instant end = clock.instant().plus(Duration.ofDays(3));
        assertThat(silences.store(silence("other", "chu-tich-nam-ngan", end))).isTrue();
        assertThat(((LinkVisit.Welcome) open.open(token(notice))).silencePossible())
                .isTrue();

        assertThat(silences.store(silence("own", "uv-dn", end))).isTrue();
        LinkVisit.Welcome visit = (LinkVisit.Welcome) open.open(token(notice));
        assertThat(visit.silencedUntil()).isEqualTo(end);
        assertThat(visit.silencePossible()).isFalse();

        Instant later = end.plus(Duration.ofDays(1));
        String ofTheCity = notice.subject().replace("PROVINCE", "CITY");
        assertThat(silences.store(new Silence(
                        "fall",
                        1,
                        new Silence.About(null, null, ofTheCity, "uv-dn"),
                        "uv-dn",
                        "họp",
                        clock.instant(),
                        later,
                        null)))
                .isTrue();
        assertThat(((LinkVisit.Welcome) open.open(token(notice))).silencedUntil())
                .isEqualTo(later);

        clock.turn(Duration.ofDays(5));
        assertThat(((LinkVisit.Welcome) open.open(token(notice))).silencedUntil())
                .isNull();
    }

    private Silence silence(String id, String recipient, Instant end) {
        return new Silence(
                id,
                1,
                new Silence.About(null, null, notice.subject(), recipient),
                recipient,
                "họp",
                clock.instant(),
                end,
                null);
    }

    @Test
    void saysWhetherThisPersonWatchesTheFigure() {
        assertThat(((LinkVisit.Welcome) open.open(token(notice))).watchPossible())
                .isTrue();
        TotalKey figure = notice.about().total();
        assertThat(own.begin(figure.city(), "uv-dn", figure.scope(), figure.indicator()))
                .isTrue();
        LinkVisit.Welcome visit = (LinkVisit.Welcome) open.open(token(notice));
        assertThat(visit.watched()).isTrue();
        assertThat(visit.watchPossible()).isFalse();
    }

    @Test
    void refusesWhatIsNotSigned() {
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
        Catalog without = new Catalog(
                city.id(),
                city.name(),
                List.copyOf(city.units()),
                List.copyOf(city.clusters()),
                List.copyOf(city.indicators()),
                List.of(),
                List.of(),
                city.calendar());
        cities.take(without, clock.instant());
        assertThat(reason(token(notice))).isEqualTo(LinkVisit.Reason.PERSON_LEFT);
    }

    @Test
    void refusesThoseWhoNeverGotTheAlert() {
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
        LinkVisit.Welcome visit = (LinkVisit.Welcome)
                new LinkService(links, fresh, cities, CityIds.ofHome("thanh-hoa"), silences, watches, clock)
                        .open(token(notice));
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

    /** Both have a person of that id, and a case of that rule, total and owner. */
    @Test
    void aLinkOfOneCityOpensNoCaseOfAnother() {
        CityKey hue = CityIds.ofHome("thanh-hoa").key("hue");
        TotalKey total = notice.about().total();
        CaseKey there = new CaseKey(
                notice.about().rule(),
                new TotalKey(hue, total.scope(), total.indicator(), total.quarter()),
                notice.about().owner());
        String token =
                links.write(new CaseLink("uv-dn", there, 1, clock.instant().plus(LIFETIME)));
        assertThat(reason(token)).as("a city without a catalog").isEqualTo(LinkVisit.Reason.OUTDATED);
        cities.take(SmallCity.of("hue"), clock.instant());
        assertThat(reason(token)).as("a case that is not there").isEqualTo(LinkVisit.Reason.OUTDATED);

        assertThat(cases.store(SomeNotices.openedAs(there))).isTrue();
        LinkVisit.Welcome visit = (LinkVisit.Welcome) open.open(token);
        assertThat(visit.one().key()).isEqualTo(there);
        assertThat(visit.city().id()).isEqualTo("hue");
        assertThat(visit.person().email()).isEqualTo("uv-dn@hue.example.org");
        assertThat(((LinkVisit.Welcome) open.open(token(notice))).city().id()).isEqualTo("thanh-hoa");
    }

    @Test
    void theCityOfALinkIsSigned() {
        String own = token(notice);
        String said =
                new String(Base64.getUrlDecoder().decode(own.substring(0, own.indexOf('.'))), StandardCharsets.UTF_8);
        String forged = said.replace("\n" + notice.about(), "\nhue:" + notice.about());
        assertThat(forged).isNotEqualTo(said);
        String mixed = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8))
                + own.substring(own.indexOf('.'));
        cities.take(SmallCity.of("hue"), clock.instant());
        assertThat(reason(mixed)).isEqualTo(LinkVisit.Reason.FORGED);
    }
}
