package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final SecurityLog log = new SecurityLog(clock);

    @Test
    void saysWhoWasTriedFromWhereOnOneLine(CapturedOutput output) {
        log.signInFailed("lanh-dao\r\nstaff signed in", "10.0.0.1", "Bad credentials");
        log.keyRefused("ct_portal", "10.0.0.2");
        assertThat(output.getAll().lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("Sign-in of lanh-dao??staff signed in from 10.0.0.1 failed: Bad credentials"))
                .anySatisfy(line -> assertThat(line).contains("Key ct_portal from 10.0.0.2 was refused"));
    }

    @Test
    void aFloodIsCountedAndNotWritten(CapturedOutput output) {
        for (int i = 0; i < SecurityLog.MOST_LINES + 30; i++) {
            log.signInFailed("user-" + i, "10.0.0.1", "Bad credentials");
        }
        clock.advance(Duration.ofMinutes(1));
        log.signInFailed("next", "10.0.0.1", "Bad credentials");
        assertThat(output.getAll().lines().filter(line -> line.contains("Sign-in of")))
                .hasSize(SecurityLog.MOST_LINES + 1);
        assertThat(output.getAll()).contains("30 more sign-ins and requests were refused within a minute");
    }
}
