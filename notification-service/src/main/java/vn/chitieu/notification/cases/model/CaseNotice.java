package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to one person about one case.
 *
 * @param id 32 hex digits that follow from case, episode, kind, number and recipient
 * @param about the case
 * @param episode of the case
 * @param kind what it says
 * @param number counts notices of the same kind in the episode, from 1
 * @param recipient id of the person
 * @param wantedAt when the case wanted it
 * @param opening the figures with which the episode began
 * @param figures the figures that it reports
 * @param answerBy until when cause and remedy are asked for; null where nothing is asked
 * @param follows id of the notice that it takes back; null for the first
 * @param thread id of the first notice of the case to the recipient, this one's own where it is the first
 * @param level how often the case was escalated when this was wanted
 * @param explanation what was answered so far; null where nothing was
 * @param urgency how soon it wants to be read
 * @param askedInstead ids of those who are asked in the recipient's place; empty where the recipient is asked, or no
 *     answer is
 */
public record CaseNotice(
        String id,
        CaseKey about,
        int episode,
        NoticeKind kind,
        int number,
        String recipient,
        Instant wantedAt,
        JudgedFigures opening,
        JudgedFigures figures,
        @Nullable Instant answerBy,
        @Nullable String follows,
        String thread,
        int level,
        @Nullable Explanation explanation,
        Urgency urgency,
        List<String> askedInstead)
        implements Notice {

    public CaseNotice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(about);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        Objects.requireNonNull(opening);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(thread);
        Objects.requireNonNull(urgency);
        askedInstead = List.copyOf(askedInstead);
    }

    /** Returns until when the recipient is asked for an answer; null where others are, or no answer is. */
    public @Nullable Instant recipientAnswersBy() {
        return askedInstead.isEmpty() ? answerBy : null;
    }

    /** Returns the id of a notice: the same parts always give the same id. */
    public static String idOf(CaseKey about, int episode, NoticeKind kind, int number, String recipient) {
        return NoticeId.of(about, episode, kind, number, recipient);
    }

    /** Returns whether it bypasses the digest and quiet hours. */
    @Override
    public boolean urgent() {
        return urgency == Urgency.URGENT;
    }

    /** Returns the first notice of the episode to the recipient, then those of answers and escalations after it. */
    @Override
    public List<String> takesBack() {
        if (follows == null) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>(List.of(follows));
        ids.add(idOf(about, episode, NoticeKind.EXPLAINED, 1, recipient));
        for (int step = 1; step <= level; step++) {
            ids.add(idOf(about, episode, NoticeKind.ESCALATION, step, recipient));
            ids.add(idOf(about, episode, NoticeKind.EXPLAINED, step + 1, recipient));
        }
        return List.copyOf(ids);
    }

    @Override
    public CaseNotice following(String other) {
        return new CaseNotice(
                id,
                about,
                episode,
                kind,
                number,
                recipient,
                wantedAt,
                opening,
                figures,
                answerBy,
                other,
                thread,
                level,
                explanation,
                urgency,
                askedInstead);
    }

    @Override
    public String subject() {
        return about.toString();
    }
}
