package vn.chitieu.notification.mail.letter;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import vn.chitieu.notification.accountlink.AccountLinkNotice;

/** The letter to the person of an account: the link by which to set the password, until when, and how often. */
final class AccountLetter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final AccountLinkNotice notice;
    private final URI link;
    private final LetterVocabulary vocabulary;
    private final Map<String, String> places;

    AccountLetter(AccountLinkNotice notice, URI link, LetterVocabulary vocabulary, ZoneId zone) {
        this.notice = notice;
        this.link = link;
        this.vocabulary = vocabulary;
        var until = notice.expires().atZone(zone);
        this.places = Map.of(
                "account", notice.account(), "until", TIME.format(until) + " " + vocabulary.date(until.toLocalDate()));
    }

    Letter write(Addressee reader) {
        String of = notice.occasion().name();
        String lead = vocabulary.say("account.lead." + of, places);
        return new Letter(
                reader.language(),
                vocabulary.say("subject.account." + of, places),
                Letter.Tone.NEUTRAL,
                vocabulary.say("state.account." + of, places),
                vocabulary.say("title.account." + of, places),
                vocabulary.say("subtitle.account", places),
                lead,
                reader.salutation(vocabulary),
                List.of(
                        new Block.Paragraph(lead),
                        new Block.Links(vocabulary.say("account.set"), link.toString(), List.of()),
                        new Block.Ask(vocabulary.say("account.until", places)),
                        new Block.Notes(List.of(
                                vocabulary.say("account.stranger." + of),
                                vocabulary.say("account.secret"),
                                vocabulary.say("account.beside")))),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto")),
                List.of());
    }
}
