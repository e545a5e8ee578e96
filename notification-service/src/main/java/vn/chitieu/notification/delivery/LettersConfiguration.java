package vn.chitieu.notification.delivery;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.NotificationSettings;
import vn.chitieu.notification.domain.letter.CaseLinks;
import vn.chitieu.notification.domain.letter.LetterWriter;
import vn.chitieu.notification.domain.outbox.Letters;
import vn.chitieu.notification.domain.outbox.MailPreviews;

/** What writes mails. */
@Configuration(proxyBeanMethods = false)
class LettersConfiguration {

    /** Where there is no page to answer on, letters lead to the dashboard. */
    @Bean
    LetterWriter letterWriter(NotificationSettings settings, ObjectProvider<CaseLinks> links) {
        return new LetterWriter(
                settings.dashboardUrl().toString(),
                notice -> links.getIfAvailable(() -> any -> settings.dashboardUrl())
                        .explain(notice));
    }

    @Bean
    Letters letters(LetterWriter writer, NotificationSettings settings, Supplier<Catalog> catalog) {
        MailIdentity identity = new MailIdentity(
                settings.sender(), settings.senderName(), settings.replyTo(), settings.domain(), settings.listId());
        return new MimeLetters(writer, new LetterLayout(), identity, catalog);
    }

    @Bean
    MailPreviews mailPreviews() {
        return new MimePreviews();
    }
}
