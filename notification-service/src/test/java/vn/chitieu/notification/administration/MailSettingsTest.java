package vn.chitieu.notification.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.notification.cases.CasePolicyProperties;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.mail.ArchiveProperties;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.notification.reminder.ReminderProperties;
import vn.chitieu.notification.routing.RoutingProperties;

class MailSettingsTest {

    private static final Binder DEFAULTS = new Binder(new MapConfigurationPropertySource());

    @Test
    void saysThatAPasswordIsSetAndNeverWhichOne() {
        JavaMailSenderImpl server = server();
        server.setUsername("chitieu");
        server.setPassword("bí mật");
        ArchiveProperties archive = new ArchiveProperties(
                "archive@example.org",
                "imap.example.org",
                993,
                "a",
                "cũng bí mật",
                "INBOX",
                true,
                Duration.ofSeconds(1));

        MailSettings settings = MailSettings.of(defaults(OutboxProperties.class), server, archive);

        assertThat(settings.passwordSet()).isTrue();
        assertThat(settings.archiveAsked()).isTrue();
        assertThat(JsonMapper.shared().writeValueAsString(settings))
                .contains("mail.example.org", "chitieu", "archive@example.org")
                .doesNotContain("bí mật");
    }

    @Test
    void withoutASignInThereIsNone() {
        MailSettings settings =
                MailSettings.of(defaults(OutboxProperties.class), server(), defaults(ArchiveProperties.class));
        assertThat(settings.user()).isNull();
        assertThat(settings.passwordSet()).isFalse();
        assertThat(settings.archive()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.smtp.ssl.enable, TLS",
        "mail.smtp.starttls.required, STARTTLS",
        "mail.smtp.starttls.enable, WHERE_OFFERED",
        "mail.smtp.other, NONE"
    })
    void saysHowTheConnectionIsEncrypted(String property, MailSettings.Encryption expected) {
        JavaMailSenderImpl server = server();
        server.getJavaMailProperties().setProperty(property, "true");
        assertThat(MailSettings.of(defaults(OutboxProperties.class), server, defaults(ArchiveProperties.class))
                        .encryption())
                .isEqualTo(expected);
    }

    @Test
    void thePolicyHasEachRuleThatLooksAtFiguresAndTheIndicatorsThatDiffer() {
        Binder given = new Binder(new MapConfigurationPropertySource(Map.of(
                "chitieu.notification.policy.overrides[0].indicator", "NEW_ENTERPRISES",
                "chitieu.notification.policy.overrides[0].answer-working-days", "9",
                "chitieu.notification.policy.rules", "BEHIND_TARGET")));
        CasePolicyProperties cases = given.bindOrCreate("chitieu.notification.policy", CasePolicyProperties.class);

        AlertPolicy policy = AlertPolicy.of(
                cases.toPolicies(indicator -> true),
                defaults(RoutingProperties.class),
                DEFAULTS.bindOrCreate("chitieu.notification.reporting", ReminderProperties.class));

        assertThat(policy.rules())
                .extracting(AlertPolicy.OfRule::rule)
                .containsExactlyInAnyOrder(
                        Rule.BEHIND_TARGET,
                        Rule.BEHIND_TARGET,
                        Rule.FALLING_CUMULATIVE,
                        Rule.CLOSED_QUARTER_MOVED,
                        Rule.WATCH_LIST,
                        Rule.FORECAST_BELOW_TARGET);
        assertThat(policy.rules().get(policy.rules().size() - 1)).satisfies(one -> {
            assertThat(one.indicator()).isEqualTo("NEW_ENTERPRISES");
            assertThat(one.answerWorkingDays()).isEqualTo(9);
            assertThat(one.active()).isTrue();
        });
        assertThat(policy.rules().stream().filter(AlertPolicy.OfRule::active)).hasSize(2);
        assertThat(policy.remindWorkingDays()).containsExactly(5, 1);
    }

    private static JavaMailSenderImpl server() {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("mail.example.org");
        server.setPort(587);
        return server;
    }

    private static <T> T defaults(Class<T> settings) {
        return DEFAULTS.bindOrCreate(
                settings.equals(ArchiveProperties.class) ? "chitieu.notification.archive" : "chitieu.notification",
                settings);
    }
}
