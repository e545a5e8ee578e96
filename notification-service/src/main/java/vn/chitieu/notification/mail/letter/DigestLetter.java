package vn.chitieu.notification.mail.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.entrylink.EntryInvitation;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.quarterreport.Attachment;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestSummary;
import vn.chitieu.notification.routing.digest.SilenceNote;

/** The letter with what changed since the last one: the worst first, everything counted. */
final class DigestLetter {

    private static final int SHOWN = 60;
    private static final int REASON_LIMIT = 300;
    private static final int OTHER_QUARTERS_LINKED = 3;

    private final DigestNotice notice;
    private final DigestSummary summary;
    private final Map<DutyKey, EntryInvitation> invited;
    private final LetterVocabulary vocabulary;
    private final Function<CaseKey, LetterVocabulary> ofCase;
    private final Function<DutyKey, LetterVocabulary> ofReport;
    private final LetterAddresses addresses;
    private final List<SilenceNote> silences;

    DigestLetter(
            DigestNotice notice,
            DigestSummary summary,
            Map<DutyKey, EntryInvitation> invited,
            LetterVocabulary vocabulary,
            Function<CaseKey, LetterVocabulary> ofCase,
            Function<DutyKey, LetterVocabulary> ofReport,
            LetterAddresses addresses) {
        this.notice = notice;
        this.summary = summary;
        this.invited = Map.copyOf(invited);
        this.vocabulary = vocabulary;
        this.ofCase = ofCase;
        this.ofReport = ofReport;
        this.addresses = addresses;
        this.silences = summary.worst(SHOWN).stream()
                .flatMap(line -> line.silences().stream())
                .distinct()
                .toList();
    }

    Letter write(Addressee reader) {
        Map<String, String> date = Map.of("date", vocabulary.date(day()));
        return new Letter(
                reader.language(),
                vocabulary.say("subject.digest", date),
                tone(),
                counts(),
                vocabulary.say("title.digest", date),
                LetterVocabulary.capitalised(vocabulary.say("subtitle.digest")),
                counts(),
                reader.salutation(vocabulary),
                blocks(reader),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                List.of(vocabulary.say("foot.auto")),
                workbooks());
    }

    /** One of each unit and quarter, however many reports of it are due. */
    private List<Attachment> workbooks() {
        Map<String, Attachment> byName = new TreeMap<>();
        invited.values().stream()
                .flatMap(invitation -> Stream.ofNullable(invitation.workbook()))
                .forEach(workbook -> byName.putIfAbsent(workbook.name(), workbook));
        return List.copyOf(byName.values());
    }

    private List<Block> blocks(Addressee reader) {
        List<Block> blocks = new ArrayList<>();
        int lines = summary.lines().size();
        Map<String, String> places = Map.of(
                "lines", String.valueOf(lines),
                "notices", String.valueOf(summary.notices()));
        blocks.add(new Block.Paragraph(vocabulary.say("digest.lead", places)));
        if (summary.notices() > lines) {
            blocks.add(new Block.Paragraph(vocabulary.say("digest.overtaken", places)));
        }
        NoticeKind section = null;
        List<Block.Row> rows = new ArrayList<>();
        for (DigestSummary.Line line : summary.worst(SHOWN)) {
            if (line.kind() != section) {
                addSection(blocks, section, rows);
                section = line.kind();
                rows = new ArrayList<>();
            }
            rows.add(row(line));
        }
        addSection(blocks, section, rows);
        if (lines > SHOWN) {
            blocks.add(
                    new Block.Paragraph(vocabulary.say("digest.more", Map.of("count", String.valueOf(lines - SHOWN)))));
        }
        if (!silences.isEmpty()) {
            blocks.add(new Block.Heading(vocabulary.say("digest.silences")));
            blocks.add(new Block.Notes(silences.stream().map(this::silence).toList()));
        }
        blocks.add(links(reader));
        return blocks;
    }

    /** Returns links to the quarters that are listed, that of the worst line first. */
    private Block.Links links(Addressee reader) {
        Map<Quarter, DigestSummary.Line> quarters = new LinkedHashMap<>();
        summary.worst(SHOWN).forEach(line -> quarters.putIfAbsent(quarter(line), line));
        Quarter first = quarters.isEmpty()
                ? Quarter.of(day())
                : quarters.keySet().iterator().next();
        List<Block.Link> others = new ArrayList<>();
        quarters.forEach((other, line) -> {
            if (!other.equals(first) && others.size() < OTHER_QUARTERS_LINKED) {
                LetterVocabulary about = about(line);
                others.add(new Block.Link(
                        about.say("link.figures.of", Map.of("quarter", about.quarterText())),
                        addresses.figures(notice.city(), other, Scope.city(), reader.language())));
            }
        });
        return new Block.Links(
                vocabulary.say("link.figures"),
                addresses.figures(notice.city(), first, Scope.city(), reader.language()),
                others);
    }

    private LetterVocabulary about(DigestSummary.Line line) {
        return line instanceof DigestSummary.Line.Figure figure
                ? ofCase.apply(figure.worst().about())
                : ofReport.apply(((DigestSummary.Line.Report) line).item().about());
    }

    private static Quarter quarter(DigestSummary.Line line) {
        return line instanceof DigestSummary.Line.Figure figure
                ? figure.worst().about().total().quarter()
                : ((DigestSummary.Line.Report) line).item().about().period().quarter();
    }

    private void addSection(List<Block> blocks, @Nullable NoticeKind kind, List<Block.Row> rows) {
        if (kind == null) {
            return;
        }
        int all = summary.counts().getOrDefault(kind, rows.size());
        blocks.add(new Block.Table(
                vocabulary.say(
                        "digest.section",
                        Map.of("kind", vocabulary.say("digest." + kind), "count", String.valueOf(all))),
                List.of(
                        new Block.Column(vocabulary.say("digest.what"), false, false),
                        new Block.Column(vocabulary.say("digest.how"), false, false)),
                rows,
                true));
    }

    private Block.Row row(DigestSummary.Line line) {
        return line instanceof DigestSummary.Line.Figure figure
                ? figure(figure)
                : report((DigestSummary.Line.Report) line);
    }

    /** One figure is one line, whatever owners' targets it has. */
    private Block.Row figure(DigestSummary.Line.Figure figure) {
        DigestItem.OfCase worst = figure.worst();
        LetterVocabulary about = ofCase.apply(worst.about());
        String what = about.say("digest.figure", worst.about().rule().name(), Map.of());
        String standing =
                figure.cases().stream().map(this::standing).collect(Collectors.joining("; ")) + silenced(figure);
        Instant answerBy = worst.answerBy();
        if (answerBy == null || !isAlarm(worst)) {
            return new Block.Row(List.of(what, standing), what + ": " + standing, false);
        }
        String how = standing + ". "
                + vocabulary.say(
                        "digest.answer",
                        worst.kind().name(),
                        Map.of("date", vocabulary.date(vocabulary.day(answerBy.minusSeconds(1)))));
        String link = addresses.answer(
                notice.recipient(), worst.about(), worst.stage().episode(), worst.wantedAt());
        return new Block.Row(List.of(what, how), what + ": " + how, false, link);
    }

    private String standing(DigestItem.OfCase one) {
        LetterVocabulary about = ofCase.apply(one.about());
        Map<String, String> places = Map.of(
                "share", about.percent(one.figures().sharePercent()),
                "expected", about.percent(one.figures().expectedPercent()),
                "cumulative", about.exact(one.figures().cumulative()));
        if (one.figures().target().signum() == 0) {
            return about.say(
                    "digest.untargeted", isAlarm(one) ? one.about().rule().name() : "", places);
        }
        if (one.about().rule() == Rule.FORECAST_BELOW_TARGET && isAlarm(one)) {
            return about.say("digest.forecast", about.direction(), places);
        }
        return about.say("digest.standing", about.direction(), places);
    }

    /** Whether the rule is broken; of what is mended or explained one says no more that it is. */
    private static boolean isAlarm(DigestItem.OfCase one) {
        return one.kind().alarms();
    }

    private Block.Row report(DigestSummary.Line.Report line) {
        DigestItem.OfReport one = line.item();
        LetterVocabulary about = ofReport.apply(one.about());
        Map<String, String> places = Map.of(
                "unit", about.scope(one.about().scope()),
                "period", about.period(one.about().period()),
                "count", String.valueOf(one.missing()),
                "date", vocabulary.date(vocabulary.day(one.deadline().minusSeconds(1))));
        String what = vocabulary.say("digest.report", places);
        String how = vocabulary.say("digest.missing", places) + silenced(line);
        EntryInvitation invitation = invited.get(one.about());
        if (invitation == null) {
            return new Block.Row(List.of(what, how), what + ": " + how, false);
        }
        String asked = how + " " + vocabulary.say("digest.entry");
        return new Block.Row(
                List.of(what, asked),
                what + ": " + asked,
                false,
                invitation.link().toString());
    }

    /** Says that a line has no mail of its own, and by which number below one finds why. */
    private String silenced(DigestSummary.Line line) {
        return line.silences().stream()
                .map(silence -> vocabulary.say("digest.silenced", Map.of("number", number(silence))))
                .collect(Collectors.joining());
    }

    private String silence(SilenceNote silence) {
        return vocabulary.say(
                "digest.silence",
                Map.of(
                        "number", number(silence),
                        "until", vocabulary.time(silence.until()),
                        "author", vocabulary.person(silence.author()),
                        "reason", HeaderText.of(silence.reason(), REASON_LIMIT)));
    }

    private String number(SilenceNote silence) {
        return String.valueOf(silences.indexOf(silence) + 1);
    }

    private String counts() {
        return summary.lines().stream()
                .map(DigestSummary.Line::kind)
                .distinct()
                .map(kind -> vocabulary.say(
                        "digest.count",
                        Map.of(
                                "kind", vocabulary.say("digest." + kind),
                                "count", String.valueOf(summary.counts().getOrDefault(kind, 0)))))
                .collect(Collectors.joining(" · "));
    }

    private Letter.Tone tone() {
        NoticeKind worst = summary.lines().isEmpty()
                ? NoticeKind.DIGEST
                : summary.lines().get(0).kind();
        return switch (worst) {
            case ESCALATION -> Letter.Tone.SEVERE;
            case FIRED, ANSWER_REMINDER, OVERDUE -> Letter.Tone.WARNING;
            case RECOVERED -> Letter.Tone.GOOD;
            default -> Letter.Tone.NEUTRAL;
        };
    }

    private LocalDate day() {
        return vocabulary.day(notice.digest().slot());
    }
}
