package vn.chitieu.notification.mail.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.deadletter.DeadLetterSummaryDay;
import vn.chitieu.notification.deadletter.RejectedRecord;
import vn.chitieu.notification.deadletter.RejectionsNotice;

/** The letter to a unit's contact about records which could not be taken: how many, why, and what to do. */
final class RejectionsLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int WHY = 300;
    private static final int BEGINNING = 100;

    private final RejectionsNotice notice;
    private final LetterVocabulary vocabulary;
    private final Map<String, String> places;

    RejectionsLetter(RejectionsNotice notice, LetterVocabulary vocabulary) {
        this.notice = notice;
        this.vocabulary = vocabulary;
        LocalDate first = notice.days().get(0).day();
        LocalDate last = notice.days().get(notice.days().size() - 1).day();
        this.places = Map.of(
                "unit",
                vocabulary.scope(new Scope.Unit(notice.unit())),
                "id",
                notice.unit(),
                "count",
                String.valueOf(notice.count()),
                "when",
                first.equals(last)
                        ? vocabulary.say("rejections.day", Map.of("date", vocabulary.date(first)))
                        : vocabulary.say(
                                "rejections.days",
                                Map.of("first", vocabulary.date(first), "last", vocabulary.date(last))),
                "from",
                first.toString(),
                "to",
                last.toString());
    }

    Letter write(Addressee reader) {
        return new Letter(
                reader.language(),
                HeaderText.of(vocabulary.say("subject.rejections", places), SUBJECT_LIMIT),
                Letter.Tone.WARNING,
                vocabulary.say("state.REJECTIONS", places),
                vocabulary.say("title.rejections", places),
                vocabulary.say("subtitle.rejections", places),
                vocabulary.say("rejections.lead", places),
                reader.salutation(vocabulary),
                blocks(reader.language()),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto"), vocabulary.say("foot.rejections", places)),
                List.of());
    }

    private List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(vocabulary.say("rejections.lead", places)));
        blocks.add(new Block.Ask(vocabulary.say("ask.REJECTIONS", places)));
        notice.days().forEach(day -> blocks.add(table(day, language)));
        blocks.add(new Block.Notes(List.of(
                vocabulary.say("rejections.all", places),
                vocabulary.say("rejections.again"),
                vocabulary.say("rejections.kept"))));
        return blocks;
    }

    private Block.Table table(DeadLetterSummaryDay day, String language) {
        List<Block.Row> rows = new ArrayList<>();
        day.samples().forEach(sample -> rows.add(row(sample, language)));
        long more = day.count() - day.samples().size();
        if (more > 0) {
            String rest = vocabulary.say("rejections.more", Map.of("count", String.valueOf(more)));
            rows.add(new Block.Row(List.of(rest), rest, false));
        }
        return new Block.Table(
                vocabulary.say(
                        "rejections.of",
                        Map.of("date", vocabulary.date(day.day()), "count", String.valueOf(day.count()))),
                List.of(
                        new Block.Column(vocabulary.say("rejections.why"), false, false),
                        new Block.Column(vocabulary.say("rejections.content"), false, true)),
                rows);
    }

    /** What the record holds is shown as it came, cut and on one line; layouts escape it like any text. */
    private Block.Row row(RejectedRecord.Sample sample, String language) {
        String why = HeaderText.of(sample.code() + ": " + sample.message(language), WHY) + " (" + sample.place() + ")";
        String content = HeaderText.of(sample.beginning(), BEGINNING);
        return new Block.Row(List.of(why, content), why + " · " + content, false);
    }
}
