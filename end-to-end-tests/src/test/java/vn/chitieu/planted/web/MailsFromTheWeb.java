package vn.chitieu.planted.web;

import jakarta.mail.internet.MimeMessage;

/** Planted: breaks a rule on purpose. */
public class MailsFromTheWeb {
    final MimeMessage message = null;
}
