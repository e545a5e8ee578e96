package vn.chitieu.notification.entrylink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.support.link.EntryLink;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;

class EntryInvitationServiceTest {

    private static final URI ENTRY = URI.create("https://chitieu.example.org/ingestion/");
    private static final Duration OPEN = Duration.ofDays(30);
    private static final Instant DEADLINE = Instant.parse("2022-04-07T17:00:00Z");
    private static final Instant BEFORE = Instant.parse("2022-03-31T02:00:00Z");
    private static final Instant AFTER = Instant.parse("2022-04-12T02:00:00Z");
    private static final Catalog CITY = SmallCity.catalog();
    private static final DutyKey REPORT = new DutyKey("nam-ngan", new Quarter(2022, 1), "calendar-quarter");
    private static final EntryLinkCodec LINKS = codec(new byte[LinkSigningKeys.LEAST_BYTES]);

    @Test
    void theHeadOfTheUnitGetsALinkForItAndItsWorkbook() {
        EntryInvitation invitation = invite(LINKS, ENTRY, person("chu-tich-nam-ngan"), REPORT, BEFORE)
                .orElseThrow();
        assertThat(invitation.link().toString()).startsWith(ENTRY + "lien-ket/").endsWith("?lang=vi");
        assertThat(LINKS.read(tokenOf(invitation)))
                .contains(new EntryLink(
                        CITY.id(), "nam-ngan", REPORT.period(), "chu-tich-nam-ngan", DEADLINE.plus(OPEN)));
        assertThat(invitation.workbook()).isNotNull().satisfies(workbook -> {
            assertThat(workbook.name()).isEqualTo("chitieu-nam-ngan-2022-Q1.xlsx");
            assertThat(new String(workbook.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(tokenOf(invitation) + " nam-ngan 2022-Q1");
        });
    }

    @Test
    void aMonthIsLinkedAsThatMonthAndItsQuarterIsTheWorkbook() {
        DutyKey march = new DutyKey("nam-ngan", ReportingPeriod.parse("2022-03"), "calendar-quarter");
        EntryInvitation invitation =
                invite(LINKS, ENTRY, person("chu-tich-nam-ngan"), march, BEFORE).orElseThrow();
        assertThat(LINKS.read(tokenOf(invitation)).orElseThrow().period()).isEqualTo(march.period());
        assertThat(invitation.workbook())
                .hasToString("chitieu-nam-ngan-2022-Q1.xlsx, " + length(invitation) + " bytes");
    }

    @Test
    void afterTheDeadlineItIsOpenAsLongAsBeforeIt() {
        assertThat(invite(LINKS, ENTRY, person("chu-tich-nam-ngan"), REPORT, AFTER)
                        .orElseThrow()
                        .until())
                .isEqualTo(AFTER.plus(OPEN));
    }

    @Test
    void thoseAboveAndThoseOfOtherUnitsAreNotInvited() {
        assertThat(invite(LINKS, ENTRY, person("uv-dn"), REPORT, BEFORE)).isEmpty();
        DutyKey other = new DutyKey("dong-ve", new Quarter(2022, 1), "calendar-quarter");
        assertThat(invite(LINKS, ENTRY, person("chu-tich-nam-ngan"), other, BEFORE))
                .isEmpty();
    }

    @Test
    void theHeadOfAUnitThatIsAskedConfirmsByALinkOfItsOwnAndNoOtherDoes() {
        Catalog asked = SmallCity.whereHeadsConfirm();
        EntryInvitationService service = new EntryInvitationService(LINKS, ENTRY, TemplateSource.NONE, OPEN);
        Quarter quarter = new Quarter(2022, 1);
        ConfirmationInvitation invitation = service.confirm(
                        "nam-ngan", quarter, AFTER, person("chu-tich-nam-ngan"), asked)
                .orElseThrow();
        String path = invitation.link().getPath();
        assertThat(LINKS.read(path.substring(path.lastIndexOf('/') + 1)))
                .contains(new EntryLink(asked.id(), "nam-ngan", quarter, "chu-tich-nam-ngan", AFTER.plus(OPEN), true));
        assertThat(invitation.until()).isEqualTo(AFTER.plus(OPEN));
        assertThat(service.confirm("nam-ngan", quarter, AFTER, person("uv-nam-ngan"), asked))
                .isEmpty();
        assertThat(service.confirm("dong-ve", quarter, AFTER, person("chu-tich-nam-ngan"), asked))
                .isEmpty();
        assertThat(service.confirm("nam-ngan", quarter, AFTER, person("chu-tich-nam-ngan"), CITY))
                .as("where no confirmation is asked for")
                .isEmpty();
        EntryInvitation reminder = service.invite(REPORT, DEADLINE, BEFORE, person("chu-tich-nam-ngan"), asked)
                .orElseThrow();
        assertThat(LINKS.read(tokenOf(reminder)).orElseThrow().ofHead()).isFalse();
        assertThat(reminder.confirming()).isNotNull();
    }

    @Test
    void withoutAKeyOrAnAddressThereIsNoLink() {
        assertThat(invite(codec(), ENTRY, person("chu-tich-nam-ngan"), REPORT, BEFORE))
                .isEmpty();
        assertThat(invite(LINKS, null, person("chu-tich-nam-ngan"), REPORT, BEFORE))
                .isEmpty();
    }

    @Test
    void theLinkGoesWithoutTheWorkbookWhereThereIsNone() {
        EntryInvitation invitation = new EntryInvitationService(LINKS, ENTRY, TemplateSource.NONE, OPEN)
                .invite(REPORT, DEADLINE, BEFORE, person("chu-tich-nam-ngan"), CITY)
                .orElseThrow();
        assertThat(invitation.workbook()).isNull();
    }

    private static Optional<EntryInvitation> invite(
            EntryLinkCodec links, @Nullable URI entry, Person to, DutyKey report, Instant wantedAt) {
        TemplateSource echo = (token, unit, quarter) ->
                Optional.of((token + " " + unit + " " + quarter).getBytes(StandardCharsets.UTF_8));
        return new EntryInvitationService(links, entry, echo, OPEN).invite(report, DEADLINE, wantedAt, to, CITY);
    }

    private static int length(EntryInvitation invitation) {
        return (tokenOf(invitation) + " nam-ngan 2022-Q1").length();
    }

    private static String tokenOf(EntryInvitation invitation) {
        String path = invitation.link().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Person person(String id) {
        return CITY.people().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static EntryLinkCodec codec(byte[]... keys) {
        return new EntryLinkCodec(new SignedTokens(new LinkSigningKeys(List.of(keys))));
    }
}
