package vn.chitieu.notification.mail;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.accountlink.AccountLinkService;
import vn.chitieu.notification.cases.StillWanted;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.entrylink.EntryInvitationService;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.mail.letter.LinkedCity;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.outbox.delivery.OutboxDispatcher;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.outbox.delivery.SendRateLimiter;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.StillAwaited;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.support.link.AccountLinkCodec;

/** What writes mails, hands them over to SMTP, and dispatches what the outbox has for them. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    LinkedCity linkedCity(Catalogs catalogs, CityIds cities) {
        return LinkedCity.of(catalogs, cities);
    }

    /** Where there is no page to answer on, letters lead to the dashboard. */
    @Bean
    LetterBuilder letterWriter(OutboxProperties settings, ObjectProvider<CaseLinks> links, LinkedCity linkedCity) {
        return new LetterBuilder(
                settings.dashboardUrl().toString(),
                (recipient, about, episode, wantedAt) -> links.getIfAvailable(
                                () -> CaseLinks.toDashboard(settings.dashboardUrl(), linkedCity))
                        .explain(recipient, about, episode, wantedAt),
                linkedCity);
    }

    @Bean
    MimeMessageWriter letters(
            LetterBuilder writer,
            ReportMaterialService reports,
            DigestRepository digests,
            EntryInvitationService invitations,
            AccountLinkService accountLinks,
            QuestionLinks questionLinks,
            StillWanted wanted,
            StillAwaited awaited,
            OutboxProperties settings,
            Catalogs catalogs,
            CityIds cities) {
        MailIdentity identity = new MailIdentity(
                settings.sender(), settings.senderName(), settings.replyTo(), settings.domain(), settings.listId());
        LetterFactory words =
                new LetterFactory(writer, reports, digests, invitations, accountLinks, questionLinks, wanted, awaited);
        return new MimeMessageWriter(
                words, new MimeBody(new LetterTemplate(), new ChartRenderer()), identity, catalogs, cities);
    }

    @Bean
    MessageChannel mailChannel(JavaMailSenderImpl settings, ArchiveProperties archive, AccountLinkCodec links) {
        return new LinkSigningChannel(new SmtpChannel(settings, archive.address()), links::sign);
    }

    @Bean
    MailSettings mailSettings(OutboxProperties settings, JavaMailSenderImpl server, ArchiveProperties archive) {
        return MailSettings.of(settings, server, archive);
    }

    @Bean
    ArchiveProbe archiveProbe(ArchiveProperties archive) {
        return archive.isAsked() ? new ImapArchive(archive) : ArchiveProbe.none();
    }

    @Bean
    OutboxDispatcher mailDispatcher(
            NoticeRelay relay,
            OutboxDelivery delivery,
            Outbox outbox,
            CircuitBreaker circuitBreaker,
            WakeUpSignal wakeUp,
            Clock clock,
            OutboxProperties settings) {
        OutboxProperties.Outbox how = settings.outbox();
        SendRateLimiter pace = new SendRateLimiter(how.perSecond(), clock);
        return new OutboxDispatcher(
                Channel.MAIL,
                relay::relay,
                delivery,
                outbox,
                circuitBreaker,
                pace,
                wakeUp,
                clock,
                how.poll(),
                how.parallel(),
                how.together());
    }
}
