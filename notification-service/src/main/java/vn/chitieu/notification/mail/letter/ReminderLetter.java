package vn.chitieu.notification.mail.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.entrylink.EntryInvitation;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.reminder.ReminderNotice;

/** The letter to one person about a report that is due soon or overdue. */
final class ReminderLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int SHOWN = 60;

    private final ReminderNotice notice;
    private final @Nullable EntryInvitation invitation;
    private final LetterVocabulary vocabulary;
    private final LetterAddresses addresses;
    private final WorkingCalendar calendar;
    private final Map<String, String> places;

    ReminderLetter(
            ReminderNotice notice,
            @Nullable EntryInvitation invitation,
            LetterVocabulary vocabulary,
            LetterAddresses addresses,
            WorkingCalendar calendar) {
        this.notice = notice;
        this.invitation = invitation;
        this.vocabulary = vocabulary;
        this.addresses = addresses;
        this.calendar = calendar;
        LocalDate last = vocabulary.day(notice.deadline().minusSeconds(1));
        this.places = Map.of(
                "unit", vocabulary.scope(notice.about().scope()),
                "period", vocabulary.period(notice.about().period()),
                "date", vocabulary.date(last),
                "days", String.valueOf(workingDaysUntil(last)),
                "count", String.valueOf(notice.indicators().size()),
                "number", String.valueOf(notice.number()));
    }

    Letter write(Addressee reader) {
        return new Letter(
                reader.language(),
                HeaderText.of(vocabulary.say("subject.reporting", places), SUBJECT_LIMIT),
                isOverdue() ? Letter.Tone.SEVERE : Letter.Tone.WARNING,
                vocabulary.say("state." + notice.kind(), variant(), places),
                vocabulary.say("title.reporting", places),
                vocabulary.say("subtitle.reporting", places),
                due(),
                reader.salutation(vocabulary),
                blocks(reader),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(
                        vocabulary.say("foot.auto"),
                        vocabulary.say("foot.reporting", Map.of("report", notice.subject()))),
                invitation == null || invitation.workbook() == null ? List.of() : List.of(invitation.workbook()));
    }

    private String due() {
        LocalDate last = vocabulary.day(notice.deadline().minusSeconds(1));
        String when = vocabulary.day(notice.wantedAt()).equals(last) ? "today" : "";
        return vocabulary.say("reporting." + notice.kind(), when, places);
    }

    private List<Block> blocks(Addressee reader) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(due()));
        if (isOverdue() && notice.isScheduled() && notice.number() > 1) {
            blocks.add(new Block.Paragraph(vocabulary.say("reporting.again", places)));
        }
        blocks.add(new Block.Ask(vocabulary.say("ask." + notice.kind(), variant(), places)));
        links(vocabulary.say("link.reporting"), figures(reader)).forEach(blocks::add);
        blocks.add(missing());
        blocks.add(new Block.Notes(List.of(vocabulary.say("reporting.zero"))));
        return blocks;
    }

    private String figures(Addressee reader) {
        return addresses.figures(
                notice.city(), notice.about().period().quarter(), notice.about().scope(), reader.language());
    }

    /** Where the reader can enter the figures, that comes first, with what the link and the workbook are good for. */
    private List<Block> links(String text, String figures) {
        if (invitation == null) {
            return List.of(new Block.Links(text, figures, List.of()));
        }
        String until = vocabulary.date(vocabulary.day(invitation.until().minusSeconds(1)));
        Map<String, String> good = new HashMap<>(places);
        good.put("until", until);
        List<String> notes = new ArrayList<>();
        URI confirming = invitation.confirming();
        notes.add(vocabulary.say("entry.link", confirming == null ? "" : "confirming", good));
        if (confirming != null) {
            notes.add(vocabulary.say("entry.confirming", good));
        }
        if (invitation.workbook() != null) {
            notes.add(vocabulary.say(
                    "entry.workbook", Map.of("file", invitation.workbook().name())));
        }
        return List.of(
                new Block.Links(
                        vocabulary.say("link.entry"),
                        invitation.link().toString(),
                        confirming == null
                                ? List.of(new Block.Link(text, figures))
                                : List.of(
                                        new Block.Link(vocabulary.say("link.confirming"), confirming.toString()),
                                        new Block.Link(text, figures))),
                new Block.Notes(notes));
    }

    private Block.Table missing() {
        List<Block.Row> rows = new ArrayList<>();
        notice.indicators().stream().limit(SHOWN).forEach(code -> {
            String name = vocabulary.indicator(code);
            String unit = vocabulary.unitOfMeasure(code);
            rows.add(new Block.Row(List.of(name, unit), unit.isEmpty() ? name : name + " (" + unit + ")", false));
        });
        int more = notice.indicators().size() - SHOWN;
        if (more > 0) {
            String rest = vocabulary.say("reporting.more", Map.of("count", String.valueOf(more)));
            rows.add(new Block.Row(List.of(rest), rest, false));
        }
        return new Block.Table(
                vocabulary.say("reporting.missing", places),
                List.of(
                        new Block.Column(vocabulary.say("reporting.indicator"), false, false),
                        new Block.Column(vocabulary.say("reporting.unit"), false, false)),
                rows);
    }

    private boolean isOverdue() {
        return notice.kind() == NoticeKind.OVERDUE;
    }

    /** A recipient above the unit is asked to see to it that the unit reports. */
    private String variant() {
        return notice.level() == 0 ? "" : "above";
    }

    private long workingDaysUntil(LocalDate last) {
        LocalDate today = vocabulary.day(notice.wantedAt());
        return today.isBefore(last)
                ? today.datesUntil(last)
                        .map(day -> day.plusDays(1))
                        .filter(calendar::isWorkingDay)
                        .count()
                : 0;
    }
}
