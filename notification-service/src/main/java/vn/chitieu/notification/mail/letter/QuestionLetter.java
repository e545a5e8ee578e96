package vn.chitieu.notification.mail.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.notification.question.Question;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;

/** The letter to a person who is asked about a figure, and the one about the answer to who asked. */
final class QuestionLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int LINE_LIMIT = 2000;
    private static final int LINES_QUOTED = 40;

    private final QuestionNotice notice;
    private final QuestionLinks.Link link;
    private final LetterVocabulary vocabulary;
    private final LetterAddresses addresses;
    private final String variant;
    private final Map<String, String> places;

    QuestionLetter(
            QuestionNotice notice, QuestionLinks.Link link, LetterVocabulary vocabulary, LetterAddresses addresses) {
        this.notice = notice;
        this.link = link;
        this.vocabulary = vocabulary;
        this.addresses = addresses;
        Question question = notice.question();
        Question.Answer answer = notice.answer();
        this.variant = answer != null ? "answered" : link.needsAccount() ? "account" : "";
        this.places = Map.of(
                "name", vocabulary.indicator(question.about().indicator()),
                "place", vocabulary.scope(question.about().scope()),
                "who", vocabulary.person(answer == null ? question.asker() : answer.by()),
                "time", vocabulary.time(notice.wantedAt()),
                "subject", notice.subject());
    }

    Letter write(Addressee reader) {
        String lead = say("question.lead");
        return new Letter(
                reader.language(),
                HeaderText.of(say("subject.question"), SUBJECT_LIMIT),
                notice.answer() == null ? Letter.Tone.WARNING : Letter.Tone.NEUTRAL,
                vocabulary.say("state." + notice.kind(), places),
                say("title.question"),
                say("subtitle.question"),
                lead,
                reader.salutation(vocabulary),
                blocks(reader, lead),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto"), say("foot.question")),
                List.of());
    }

    private List<Block> blocks(Addressee reader, String lead) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(lead), quote()));
        if (notice.answer() == null) {
            blocks.add(new Block.Ask(say("ask.QUESTION")));
        }
        blocks.add(new Block.Links(
                say("link.question"),
                link.address().toString(),
                List.of(new Block.Link(
                        vocabulary.say("question.figures"),
                        addresses.indicator(notice.question().about(), reader.language())))));
        blocks.add(new Block.Notes(List.of(say("question.note"))));
        return blocks;
    }

    private Block quote() {
        Question.Answer answer = notice.answer();
        List<Block.Said> said = new ArrayList<>();
        said.add(new Block.Said(say("question.asked"), lines(notice.question().text())));
        if (answer != null) {
            said.add(new Block.Said(vocabulary.say("question.answer", places), lines(answer.text())));
        }
        return new Block.Quote(say("question.quote"), said);
    }

    private String say(String key) {
        return vocabulary.say(key, variant, places);
    }

    private static List<String> lines(String text) {
        return HeaderText.lines(text, LINE_LIMIT, LINES_QUOTED);
    }
}
