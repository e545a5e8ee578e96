package vn.chitieu.notification.mail.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.confirmation.ConfirmationNotice;
import vn.chitieu.notification.entrylink.ConfirmationInvitation;

/** The letter to the head of a unit about figures that wait: which, and where they are confirmed or returned. */
final class ConfirmationLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int SHOWN = 60;

    private final ConfirmationNotice notice;
    private final @Nullable ConfirmationInvitation invitation;
    private final LetterVocabulary vocabulary;
    private final LetterAddresses addresses;
    private final Map<String, String> places;

    ConfirmationLetter(
            ConfirmationNotice notice,
            @Nullable ConfirmationInvitation invitation,
            LetterVocabulary vocabulary,
            LetterAddresses addresses) {
        this.notice = notice;
        this.invitation = invitation;
        this.vocabulary = vocabulary;
        this.addresses = addresses;
        this.places = Map.of(
                "unit", vocabulary.scope(notice.scope()),
                "count", String.valueOf(notice.figures().size()),
                "time", vocabulary.time(notice.wantedAt()),
                "subject", notice.subject());
    }

    Letter write(Addressee reader) {
        return new Letter(
                reader.language(),
                HeaderText.of(vocabulary.say("subject.confirmation", places), SUBJECT_LIMIT),
                Letter.Tone.WARNING,
                vocabulary.say("state.CONFIRMATION", places),
                vocabulary.say("title.confirmation", places),
                vocabulary.say("subtitle.confirmation", places),
                vocabulary.say("confirmation.lead", places),
                reader.salutation(vocabulary),
                blocks(reader),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto"), vocabulary.say("foot.confirmation", places)),
                List.of());
    }

    private List<Block> blocks(Addressee reader) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(vocabulary.say("confirmation.lead", places)));
        blocks.add(new Block.Ask(vocabulary.say("ask.CONFIRMATION", places)));
        String figures = addresses.figures(notice.city(), notice.quarter(), notice.scope(), reader.language());
        List<String> notes = new ArrayList<>();
        if (invitation == null) {
            blocks.add(new Block.Links(vocabulary.say("link.reporting"), figures, List.of()));
            notes.add(vocabulary.say("confirmation.page", places));
        } else {
            blocks.add(new Block.Links(
                    vocabulary.say("link.confirmation"),
                    invitation.link().toString(),
                    List.of(new Block.Link(vocabulary.say("link.reporting"), figures))));
            Map<String, String> good = new HashMap<>(places);
            good.put("until", vocabulary.date(vocabulary.day(invitation.until().minusSeconds(1))));
            notes.add(vocabulary.say("confirmation.link", good));
        }
        blocks.add(table());
        notes.add(vocabulary.say("confirmation.daily"));
        blocks.add(new Block.Notes(notes));
        return blocks;
    }

    private Block.Table table() {
        List<Block.Row> rows = new ArrayList<>();
        notice.figures().stream().limit(SHOWN).forEach(figure -> rows.add(row(figure)));
        int more = notice.figures().size() - SHOWN;
        if (more > 0) {
            String rest = vocabulary.say("confirmation.more", Map.of("count", String.valueOf(more)));
            rows.add(new Block.Row(List.of(rest), rest, false));
        }
        return new Block.Table(
                vocabulary.say("confirmation.waiting", places),
                List.of(
                        new Block.Column(vocabulary.say("reporting.indicator"), false, false),
                        new Block.Column(vocabulary.say("confirmation.period"), false, false),
                        new Block.Column(vocabulary.say("confirmation.value"), true, false)),
                rows);
    }

    private Block.Row row(ConfirmationNotice.Awaited figure) {
        String name = vocabulary.indicator(figure.indicator());
        String period = vocabulary.period(figure.period());
        String measure = vocabulary.unitOfMeasure(figure.indicator());
        String value = vocabulary.exact(figure.value()) + (measure.isEmpty() ? "" : " " + measure);
        return new Block.Row(List.of(name, period, value), name + ", " + period + ": " + value, false);
    }
}
