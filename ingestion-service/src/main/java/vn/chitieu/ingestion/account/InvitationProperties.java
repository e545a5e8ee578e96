package vn.chitieu.ingestion.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Mails by whose link people set the passwords of their accounts, under {@code chitieu.ingestion.invitations}. They
 * need the keys of {@code chitieu.ingestion.links.keys}, too.
 *
 * @param byMail whether they are sent; false where the notification service has no mail server. Then, as for an account
 *     without an address, a password is made up and shown to the administrator once
 * @param holds how long the link of an invitation is good
 * @param resetHolds how long that of a forgotten or reset password is good
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.invitations")
record InvitationProperties(
        @DefaultValue("true") boolean byMail,

        @DefaultValue("P7D") @InRange(from = "1h", to = "7d")
        Duration holds,

        @DefaultValue("P1D") @InRange(from = "10m", to = "7d")
        Duration resetHolds) {}
