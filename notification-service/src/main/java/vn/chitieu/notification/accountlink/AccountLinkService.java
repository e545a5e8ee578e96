package vn.chitieu.notification.accountlink;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.entrylink.IngestionAddress;
import vn.chitieu.support.link.AccountLink;
import vn.chitieu.support.link.AccountLinkCodec;

/** Makes the link of a mail by which a person sets a password, without its signature. Thread-safe. */
@Service
public final class AccountLinkService {

    private final AccountLinkCodec links;
    private final IngestionAddress ingestion;
    private final Clock clock;

    /** Takes what writes links, and where the page behind them is. */
    public AccountLinkService(AccountLinkCodec links, IngestionAddress ingestion, Clock clock) {
        this.links = links;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    /**
     * Returns the link as it stands in a mail that waits: it is good for nothing before {@link AccountLinkCodec#sign}.
     *
     * @return empty where there is no key to sign with, or no address of the page
     */
    public Optional<URI> link(AccountLinkNotice notice) {
        return links.canSign()
                ? ingestion
                        .find()
                        .map(page -> page.resolve(AccountLinkCodec.PATH
                                + links.writeUnsigned(
                                        new AccountLink(notice.account(), notice.number(), notice.expires()))))
                : Optional.empty();
    }

    /** Returns whether the link of a notice is past its time. */
    public boolean isOver(AccountLinkNotice notice) {
        return !clock.instant().isBefore(notice.expires());
    }
}
