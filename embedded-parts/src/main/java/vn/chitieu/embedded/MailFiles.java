package vn.chitieu.embedded;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The messages of the inbox as files, {@code NUMBER_RECIPIENT.eml}. A file is complete or not there: it is written
 * under another name, forced to the disk and renamed.
 */
final class MailFiles {

    private static final String SUFFIX = ".eml";
    private static final String UNFINISHED = ".part";
    private static final int NUMBER_DIGITS = 9;

    private final Path dir;
    private final Session session = Session.getInstance(new Properties());
    private long next;

    private MailFiles(Path dir, long next) {
        this.dir = dir;
        this.next = next;
    }

    static MailFiles in(Path dir) {
        try {
            Files.createDirectories(dir);
            for (Path unfinished : list(dir, UNFINISHED)) {
                Files.delete(unfinished);
            }
            List<Path> files = list(dir, SUFFIX);
            long last = files.isEmpty() ? 0 : numberOf(files.get(files.size() - 1));
            return new MailFiles(dir, last + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox " + dir + " cannot be read", e);
        }
    }

    /** Keeps the message; returns when it is on the disk. */
    synchronized void add(String recipient, MimeMessage message) throws MessagingException {
        // The recipient is input of the SMTP client: encoded and behind a number it cannot leave the directory.
        String name = String.format(
                "%0" + NUMBER_DIGITS + "d_%s", next, URLEncoder.encode(recipient, StandardCharsets.UTF_8));
        Path part = dir.resolve(name + UNFINISHED);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            try (FileChannel file = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes.toByteArray());
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
            }
            Files.move(part, dir.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            next++;
        } catch (IOException e) {
            throw new MessagingException("The message to " + recipient + " cannot be kept in " + dir, e);
        }
    }

    List<DeliveredMail> all() {
        try {
            List<DeliveredMail> mails = new ArrayList<>();
            for (Path file : list(dir, SUFFIX)) {
                mails.add(new DeliveredMail(recipientOf(file), read(file)));
            }
            return List.copyOf(mails);
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox " + dir + " cannot be read", e);
        }
    }

    List<MimeMessage> to(String recipient) {
        return all().stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .map(DeliveredMail::message)
                .toList();
    }

    private MimeMessage read(Path file) throws IOException {
        try {
            return new MimeMessage(session, new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (MessagingException e) {
            throw new IOException("No message in " + file, e);
        }
    }

    private static List<Path> list(Path dir, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{" + NUMBER_DIGITS + "}_.*")
                            && file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static long numberOf(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, NUMBER_DIGITS));
    }

    private static String recipientOf(Path file) {
        String name = file.getFileName().toString();
        return URLDecoder.decode(
                name.substring(NUMBER_DIGITS + 1, name.length() - SUFFIX.length()), StandardCharsets.UTF_8);
    }
}
