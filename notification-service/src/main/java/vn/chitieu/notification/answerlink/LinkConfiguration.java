package vn.chitieu.notification.answerlink;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.chitieu.notification.mail.MimeMailRedactor;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.mail.letter.LinkedCity;
import vn.chitieu.notification.outbox.MailRedactor;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.link.SignedTokens;

/** The links in mails, and how often one may be opened. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LinkConfiguration.class);

    /** More than a person does, however often they correct themselves. */
    private static final int MOST_VISITS = 100;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Bean
    SignedLinkCodec signedLinks(LinkProperties settings) {
        return settings.toLinks();
    }

    /** The links of questions have the same keys, and a purpose of their own. */
    @Bean
    QuestionLinkCodec questionLinks(LinkProperties settings, LinkedCity linkedCity) {
        return new QuestionLinkCodec(
                settings.baseUrl(), new SignedTokens(settings.toKeys()), settings.lifetime(), linkedCity);
    }

    /** The links of reminders to the entry page have the same keys, and a purpose of their own. */
    @Bean
    EntryLinkCodec entryLinks(LinkProperties settings) {
        return new EntryLinkCodec(new SignedTokens(settings.toKeys()));
    }

    /** So do the links by which people set their passwords. */
    @Bean
    AccountLinkCodec accountLinks(LinkProperties settings) {
        return new AccountLinkCodec(new SignedTokens(settings.toKeys()));
    }

    /** Where nothing can be signed, mails lead to the dashboard. */
    @Bean
    @Primary
    CaseLinks caseLinks(
            SignedLinkCodec links, LinkProperties settings, OutboxProperties service, LinkedCity linkedCity) {
        if (settings.keys().isEmpty()) {
            LOG.warn("Nobody can answer by a link: chitieu.notification.links.keys has no key");
            return CaseLinks.toDashboard(service.dashboardUrl(), linkedCity);
        }
        return links;
    }

    @Bean
    LinkRateLimiter linkRateLimiter(Clock clock) {
        return new LinkRateLimiter(MOST_VISITS, WINDOW, clock);
    }

    /** A mail that staff look at opens no case. */
    @Bean
    MailRedactor mailRedactor() {
        return new MimeMailRedactor(SignedTokens::withoutTokens);
    }
}
