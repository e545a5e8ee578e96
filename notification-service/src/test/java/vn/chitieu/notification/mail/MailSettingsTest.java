package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;

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
