package vn.chitieu.notification;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.mail.ChartPictures;
import vn.chitieu.notification.mail.LetterLayout;
import vn.chitieu.notification.mail.MailIdentity;
import vn.chitieu.notification.mail.MimeBody;
import vn.chitieu.notification.mail.MimeCopies;
import vn.chitieu.notification.mail.MimeLetters;
import vn.chitieu.notification.mail.NoticeWords;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.mail.letter.LetterWriter;
import vn.chitieu.notification.mailoperations.MimePreviews;
import vn.chitieu.notification.outbox.Letters;
import vn.chitieu.notification.outbox.MailCopies;
import vn.chitieu.notification.outbox.MailPreviews;
import vn.chitieu.notification.outbox.delivery.NotificationSettings;
import vn.chitieu.notification.quarterreport.AggregationReports;
import vn.chitieu.notification.quarterreport.GatherReport;
import vn.chitieu.notification.quarterreport.ReportSettings;
import vn.chitieu.notification.quarterreport.Reports;
import vn.chitieu.notification.routing.digest.Digests;

/** What writes mails. */
@Configuration(proxyBeanMethods = false)
class LettersConfiguration {

    /** Where there is no page to answer on, letters lead to the dashboard. */
    @Bean
    LetterWriter letterWriter(NotificationSettings settings, ObjectProvider<CaseLinks> links) {
        return new LetterWriter(
                settings.dashboardUrl().toString(),
                (recipient, about, episode, wantedAt) -> links.getIfAvailable(
                                () -> CaseLinks.toDashboard(settings.dashboardUrl()))
                        .explain(recipient, about, episode, wantedAt));
    }

    @Bean
    Reports reports(ReportSettings settings) {
        return new AggregationReports(settings.url(), settings.key(), settings.timeout());
    }

    @Bean
    GatherReport gatherReport(Reports reports, Cases cases) {
        return new GatherReport(reports, cases);
    }

    @Bean
    Letters letters(
            LetterWriter writer,
            GatherReport gatherReport,
            Digests digests,
            NotificationSettings settings,
            Supplier<Catalog> catalog) {
        MailIdentity identity = new MailIdentity(
                settings.sender(), settings.senderName(), settings.replyTo(), settings.domain(), settings.listId());
        NoticeWords words = new NoticeWords(writer, gatherReport, digests);
        return new MimeLetters(words, new MimeBody(new LetterLayout(), new ChartPictures()), identity, catalog);
    }

    @Bean
    MailPreviews mailPreviews() {
        return new MimePreviews();
    }

    @Bean
    MailCopies mailCopies() {
        return new MimeCopies();
    }
}
