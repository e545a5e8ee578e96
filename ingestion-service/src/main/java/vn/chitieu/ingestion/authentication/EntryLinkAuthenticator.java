package vn.chitieu.ingestion.authentication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.link.EntryLink;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.problem.ProblemException;

/**
 * Makes the person of a link in a reminder a sender for one request, by the name {@code link:} and the id of the
 * person: for the unit and period of the link alone, with the limits of every sender. Nothing is stored, so whatever
 * makes a link void does so with the next request: its expiry, keys without the one that signed it, a catalog that has
 * the unit no longer or the person no longer as its head or contact. A link that was made for the head confirms, too,
 * as long as the catalog has the person as the head of the unit. Thread-safe.
 */
@Component
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
public final class EntryLinkAuthenticator {

    /** What every name of such a sender begins with, and what the links of no known person are counted under. */
    static final String LINK = "link";

    private static final int NAME_LIMIT = 100;

    private final EntryLinkCodec links;
    private final Catalogs catalogs;
    private final AuthenticationThrottle throttle;
    private final Clock clock;

    EntryLinkAuthenticator(EntryLinkCodec links, Catalogs catalogs, AuthenticationThrottle throttle, Clock clock) {
        this.links = links;
        this.catalogs = catalogs;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Returns the sender that a link makes.
     *
     * @param token of the link, or anything else
     * @param address from which it came
     * @throws ProblemException LINK_NOT_VALID, LINK_EXPIRED or LINK_REVOKED; TOO_MANY_FAILURES where too many keys and
     *     links from there were not valid
     */
    SenderAuthentication authenticate(String token, String address) {
        EntryLink link = links.read(token).orElse(null);
        throttle.admit(address, link == null ? LINK : nameInCity(link));
        if (link == null) {
            throttle.failed(address);
            throw refusal(IngestionProblemCode.LINK_NOT_VALID, "expected a link that was signed here, got another");
        }
        Instant now = clock.instant();
        if (!now.isBefore(link.expires())) {
            throw refusal(
                            IngestionProblemCode.LINK_EXPIRED,
                            "expected a link that holds, got one that expired at " + link.expires())
                    .say("since", link.expires());
        }
        Catalog city = catalogs.find(link.city()).orElseThrow(() -> revoked("no catalog of " + link.city()));
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        if (city.unit(link.unit()).isEmpty()) {
            throw revoked("no unit " + link.unit());
        }
        Person person = city.people().stream()
                .filter(one -> one.id().equals(link.recipient()) && one.isOfUnit(link.unit(), today))
                .findFirst()
                .orElseThrow(() -> revoked(link.recipient() + " not in it"));
        throttle.succeeded(address, nameInCity(link));
        return sender(link, person, address);
    }

    private static SenderAuthentication sender(EntryLink link, Person person, String address) {
        String position = person.position().in("vi");
        Credential credential = new Credential(
                nameOf(link),
                position.substring(0, Math.min(NAME_LIMIT, position.length())),
                link.ofHead() && person.role() == Person.Role.HEAD
                        ? Set.of(Right.REPORT, Right.CONFIRM)
                        : Set.of(Right.REPORT),
                Set.of(link.unit()),
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(Instant.EPOCH, link.expires(), null),
                false,
                RateLimit.AS_FOR_ALL,
                link.city(),
                link.period());
        return new SenderAuthentication(credential, new KeyOrigin(address, credential.id()));
    }

    private static String nameOf(EntryLink link) {
        return LINK + ":" + link.recipient();
    }

    private static String nameInCity(EntryLink link) {
        return link.city() + "/" + nameOf(link);
    }

    private static ProblemException revoked(String why) {
        return refusal(
                IngestionProblemCode.LINK_REVOKED,
                "expected a head or contact of the unit by the catalog in force, got " + why);
    }

    private static ProblemException refusal(IngestionProblemCode code, String detail) {
        return new ProblemException(code, detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Link realm=\"chitieu\"");
    }

    /** Returns the refusal of a link by which nothing is confirmed. */
    static ProblemException notOfHead(Credential link) {
        return new ProblemException(
                        IngestionProblemCode.LINK_NOT_OF_HEAD,
                        "expected a link that was sent to the head of " + String.join(", ", link.units())
                                + ", got one by which " + link.id() + " enters figures alone")
                .say("unit", String.join(", ", link.units()));
    }

    /** Returns the refusal of what a link is not good for. */
    public static ProblemException outside(Credential link, String got) {
        String unit = String.join(", ", link.units());
        return new ProblemException(
                        IngestionProblemCode.OUTSIDE_THE_LINK,
                        "expected the figures of " + unit + " in " + link.period() + ", for which " + link.id()
                                + " has a link, got " + got)
                .say("unit", unit)
                .say("period", String.valueOf(link.period()));
    }
}
