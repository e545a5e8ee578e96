package vn.chitieu.notification;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.answerlink.SignedLinkCodec;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.mail.ChartRenderer;
import vn.chitieu.notification.mail.LetterFactory;
import vn.chitieu.notification.mail.LetterTemplate;
import vn.chitieu.notification.mail.MailIdentity;
import vn.chitieu.notification.mail.MimeBody;
import vn.chitieu.notification.mail.MimeMailRedactor;
import vn.chitieu.notification.mail.MimeMessageWriter;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.mailoperations.MimePreviewReader;
import vn.chitieu.notification.outbox.MailPreviewReader;
import vn.chitieu.notification.outbox.MailRedactor;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.quarterreport.ReportClient;
import vn.chitieu.notification.quarterreport.ReportClientProperties;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.quarterreport.ReportSource;
import vn.chitieu.notification.routing.digest.DigestRepository;

/** What writes mails. */
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
    ReportSource reports(ReportClientProperties settings) {
        return new ReportClient(settings.url(), settings.key(), settings.timeout());
    }

    @Bean
    ReportMaterialService gatherReport(ReportSource reports, CaseRepository cases) {
        return new ReportMaterialService(reports, cases);
    }

    @Bean
    MessageWriter letters(
            LetterBuilder writer,
            ReportMaterialService gatherReport,
            DigestRepository digests,
            OutboxProperties settings,
            Supplier<Catalog> catalog) {
        MailIdentity identity = new MailIdentity(
                settings.sender(), settings.senderName(), settings.replyTo(), settings.domain(), settings.listId());
        LetterFactory words = new LetterFactory(writer, gatherReport, digests);
        return new MimeMessageWriter(words, new MimeBody(new LetterTemplate(), new ChartRenderer()), identity, catalog);
    }

    @Bean
    MailPreviewReader mailPreviews() {
        return new MimePreviewReader();
    }

    @Bean
    MailRedactor mailCopies() {
        return new MimeMailRedactor(SignedLinkCodec::withoutTokens);
    }
}
