package vn.chitieu.notification.mail.letter;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.remark.RemarkAnswerNotice;

/** The letter to the head of a unit about an answer of the city: what the unit wrote, and what was answered. */
final class RemarkAnswerLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int LINE_LIMIT = 2000;
    private static final int LINES_QUOTED = 40;

    private final RemarkAnswerNotice notice;
    private final @Nullable URI page;
    private final LetterVocabulary vocabulary;
    private final LetterAddresses addresses;
    private final Scope.Unit unit;
    private final Map<String, String> places;

    RemarkAnswerLetter(
            RemarkAnswerNotice notice, @Nullable URI page, LetterVocabulary vocabulary, LetterAddresses addresses) {
        this.notice = notice;
        this.page = page;
        this.vocabulary = vocabulary;
        this.addresses = addresses;
        this.unit = new Scope.Unit(notice.remark().unit());
        this.places = Map.of(
                "unit", vocabulary.scope(unit),
                "kind", vocabulary.say("remark." + notice.remark().kind()),
                "time", vocabulary.time(notice.answer().at()),
                "subject", notice.subject());
    }

    Letter write(Addressee reader) {
        String lead = vocabulary.say("remark.lead", isFurther() ? "further" : "", places);
        return new Letter(
                reader.language(),
                HeaderText.of(vocabulary.say("subject.remark", places), SUBJECT_LIMIT),
                Letter.Tone.NEUTRAL,
                vocabulary.say("state.REMARK_ANSWERED", places),
                vocabulary.say("title.remark", places),
                vocabulary.say("subtitle.remark", places),
                lead,
                reader.salutation(vocabulary),
                blocks(reader, lead),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto"), vocabulary.say("foot.remark", places)),
                List.of());
    }

    private List<Block> blocks(Addressee reader, String lead) {
        RemarkAnswerNotice.Remark remark = notice.remark();
        String about = remark.indicator() == null
                ? vocabulary.say("remark.yours", places)
                : vocabulary.say(
                        "remark.yours.of",
                        Map.of(
                                "kind",
                                vocabulary.say("remark." + remark.kind()),
                                "name",
                                vocabulary.indicator(remark.indicator())));
        Block.Link figures = new Block.Link(
                vocabulary.say("link.reporting"),
                addresses.figures(notice.city(), remark.quarter(), unit, reader.language()));
        return List.of(
                new Block.Paragraph(lead),
                new Block.Quote(
                        vocabulary.say("remark.quote", places),
                        List.of(
                                new Block.Said(about, lines(remark.text())),
                                new Block.Said(
                                        vocabulary.say("remark.answer"),
                                        lines(notice.answer().text())))),
                page == null
                        ? new Block.Links(figures.text(), figures.address(), List.of())
                        : new Block.Links(vocabulary.say("link.remark"), page.toString(), List.of(figures)),
                new Block.Notes(List.of(vocabulary.say("remark.next"))));
    }

    private static List<String> lines(String text) {
        return HeaderText.lines(text, LINE_LIMIT, LINES_QUOTED);
    }

    private boolean isFurther() {
        return !notice.thread().equals(notice.id());
    }
}
