package vn.chitieu.notification.mail.letter;

import java.util.List;
import java.util.Map;

/** The letter that tries whether mails reach a person: who has asked for it, and that nothing is to be done. */
final class TestLetter {

    private static final int NAME_LIMIT = 64;

    private final String by;
    private final LetterVocabulary vocabulary;

    TestLetter(String by, LetterVocabulary vocabulary) {
        this.by = HeaderText.of(by, NAME_LIMIT);
        this.vocabulary = vocabulary;
    }

    Letter write(Addressee reader) {
        String lead = vocabulary.say("test.lead", Map.of("by", by));
        return new Letter(
                reader.language(),
                vocabulary.say("subject.test"),
                Letter.Tone.NEUTRAL,
                vocabulary.say("state.TEST"),
                vocabulary.say("title.test"),
                vocabulary.say("subtitle.test"),
                lead,
                reader.salutation(vocabulary),
                List.of(new Block.Paragraph(lead), new Block.Notes(List.of(vocabulary.say("test.nothing")))),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto")),
                List.of());
    }
}
