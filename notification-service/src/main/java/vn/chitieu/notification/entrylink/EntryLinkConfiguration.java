package vn.chitieu.notification.entrylink;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.support.link.EntryLinkCodec;

/** Where the entry page is, and who gives the workbooks: the ingestion service, which people sign in at as well. */
@Configuration(proxyBeanMethods = false)
class EntryLinkConfiguration {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @Bean
    IngestionAddress ingestionAddress(
            EntryInvitationProperties settings, @Value("${chitieu.identity.issuer:#{null}}") @Nullable URI issuer) {
        return new IngestionAddress(EntryInvitationProperties.first(settings.url(), issuer));
    }

    @Bean
    EntryInvitationService entryInvitations(
            EntryLinkCodec links,
            EntryInvitationProperties settings,
            IngestionAddress ingestion,
            @Value("${chitieu.identity.internal-address:#{null}}") @Nullable URI internalAddress,
            Clock clock) {
        URI entry = ingestion.address();
        URI internal = EntryInvitationProperties.first(
                settings.internalUrl(), settings.url() == null ? internalAddress : settings.url());
        URI asked = EntryInvitationProperties.first(internal, entry);
        TemplateSource templates = asked == null
                ? TemplateSource.NONE
                : new TemplateClient(asked, settings.timeout(), new CircuitBreaker(clock, LONGEST_PAUSE));
        return new EntryInvitationService(links, entry, templates, settings.openAfterDeadline());
    }
}
