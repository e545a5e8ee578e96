package vn.chitieu.notification;

import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.answerlink.LinkProperties;
import vn.chitieu.notification.answerlink.LinkService;
import vn.chitieu.notification.answerlink.SignedLinkCodec;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;

/** The links in mails. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LinkConfiguration.class);

    @Bean
    SignedLinkCodec signedLinks(LinkProperties settings) {
        return settings.toLinks();
    }

    /** Where nothing can be signed, mails lead to the dashboard. */
    @Bean
    @Primary
    CaseLinks caseLinks(SignedLinkCodec links, LinkProperties settings, OutboxProperties service) {
        if (settings.keys().isEmpty()) {
            LOG.warn("Nobody can answer by a link: chitieu.notification.links.keys has no key");
            return CaseLinks.toDashboard(service.dashboardUrl());
        }
        return links;
    }

    @Bean
    LinkService openLink(SignedLinkCodec links, CaseRepository cases, Supplier<Catalog> catalog, Clock clock) {
        return new LinkService(links, cases, catalog, clock);
    }
}
