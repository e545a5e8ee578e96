package vn.chitieu.embedded;

import jakarta.mail.internet.MimeMessage;

/**
 * One message as one recipient got it.
 *
 * @param recipient the address in lower case
 * @param message what was delivered, with the trace headers of the server
 */
public record DeliveredMail(String recipient, MimeMessage message) {}
