package vn.chitieu.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.domain.letter.CaseLinks;
import vn.chitieu.notification.domain.link.SignedLinks;

/** The links in mails. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LinkConfiguration.class);

    @Bean
    SignedLinks signedLinks(LinkSettings settings) {
        return settings.toLinks();
    }

    /** Where nothing can be signed, mails lead to the dashboard. */
    @Bean
    CaseLinks caseLinks(SignedLinks links, LinkSettings settings, NotificationSettings service) {
        if (settings.keys().isEmpty()) {
            LOG.warn("Nobody can answer by a link: chitieu.notification.links.keys has no key");
            return notice -> service.dashboardUrl();
        }
        return links;
    }
}
