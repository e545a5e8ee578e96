package vn.chitieu.notification.mail;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.routing.digest.DigestRepository;

/** What writes mails, and hands them over to SMTP. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

    /** Where there is no page to answer on, letters lead to the dashboard. */
    @Bean
    LetterBuilder letterWriter(OutboxProperties settings, ObjectProvider<CaseLinks> links) {
        return new LetterBuilder(
                settings.dashboardUrl().toString(),
                (recipient, about, episode, wantedAt) -> links.getIfAvailable(
                                () -> CaseLinks.toDashboard(settings.dashboardUrl()))
                        .explain(recipient, about, episode, wantedAt));
    }

    @Bean
    MessageWriter letters(
            LetterBuilder writer,
            ReportMaterialService reports,
            DigestRepository digests,
            OutboxProperties settings,
            Supplier<Catalog> catalog) {
        MailIdentity identity = new MailIdentity(
                settings.sender(), settings.senderName(), settings.replyTo(), settings.domain(), settings.listId());
        LetterFactory words = new LetterFactory(writer, reports, digests);
        return new MimeMessageWriter(words, new MimeBody(new LetterTemplate(), new ChartRenderer()), identity, catalog);
    }

    @Bean
    MessageChannel mailChannel(JavaMailSenderImpl settings, ArchiveProperties archive) {
        return new SmtpChannel(settings, archive.address());
    }

    @Bean
    ArchiveProbe archiveProbe(ArchiveProperties archive) {
        return archive.isAsked() ? new ImapArchive(archive) : ArchiveProbe.none();
    }
}
