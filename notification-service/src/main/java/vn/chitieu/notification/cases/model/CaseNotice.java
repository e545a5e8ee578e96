package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to one person about one case.
 *
 * @param id 32 hex digits that follow from occasion and recipient
 * @param occasion what it is about
 * @param recipient id of the person
 * @param wantedAt when the case wanted it
 * @param opening the figures with which the episode began
 * @param figures the figures that it reports
 * @param question what it asks for
 * @param order which notices to the recipient it comes after
 * @param stage how far the case was when this was wanted
 */
public record CaseNotice(
        String id,
        Occasion occasion,
        String recipient,
        Instant wantedAt,
        JudgedFigures opening,
        JudgedFigures figures,
        Question question,
        Order order,
        Stage stage)
        implements Notice {

    public CaseNotice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(occasion);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        Objects.requireNonNull(opening);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(question);
        Objects.requireNonNull(order);
        Objects.requireNonNull(stage);
    }

    /** Returns the case. */
    public CaseKey about() {
        return occasion.about();
    }

    @Override
    public CityKey city() {
        return about().city();
    }

    @Override
    public NoticeKind kind() {
        return occasion.kind();
    }

    @Override
    public @Nullable String follows() {
        return order.follows();
    }

    @Override
    public String thread() {
        return order.thread();
    }

    /** Returns the id of a notice: the same parts always give the same id. */
    public static String idOf(CaseKey about, int episode, NoticeKind kind, int number, String recipient) {
        return NoticeId.of(about, episode, kind, number, recipient);
    }

    /** Returns whether it bypasses the digest and quiet hours. */
    @Override
    public boolean urgent() {
        return stage.urgency() == Urgency.URGENT;
    }

    /** Returns the first notice of the episode to the recipient, then those of answers and escalations after it. */
    @Override
    public List<String> takesBack() {
        String first = follows();
        if (first == null) {
            return List.of();
        }
        Set<String> ids = new LinkedHashSet<>(List.of(first));
        ids.add(occasion.of(NoticeKind.EXPLAINED, 1).idFor(recipient));
        for (int step = 1; step <= stage.level(); step++) {
            ids.add(occasion.of(NoticeKind.ESCALATION, step).idFor(recipient));
            ids.add(occasion.of(NoticeKind.EXPLAINED, step + 1).idFor(recipient));
        }
        return List.copyOf(ids);
    }

    @Override
    public CaseNotice following(String other) {
        return in(new Order(other, order.thread(), order.awaits(), order.earlier()));
    }

    /** Returns the same notice in another order to those of its recipient. */
    CaseNotice in(Order other) {
        return new CaseNotice(id, occasion, recipient, wantedAt, opening, figures, question, other, stage);
    }

    /** Returns whether it is the first that its recipient gets of the case. */
    boolean opensItsThread() {
        return order.thread().equals(id);
    }

    @Override
    public List<String> awaits() {
        return order.awaits();
    }

    @Override
    public List<String> companions() {
        return Stream.concat(order.awaits().stream(), order.earlier().stream()).toList();
    }

    /** Returns that of the figures that it reports. */
    @Override
    public @Nullable String trace() {
        return figures.trace();
    }

    @Override
    public String subject() {
        return about().toString();
    }

    /**
     * What a notice is about.
     *
     * @param about the case
     * @param episode of the case
     * @param kind what the notice says
     * @param number counts notices of the same kind in the episode, from 1
     */
    public record Occasion(CaseKey about, int episode, NoticeKind kind, int number) {
        public Occasion {
            Objects.requireNonNull(about);
            Objects.requireNonNull(kind);
        }

        /** Returns another occasion of the same episode. */
        Occasion of(NoticeKind other, int itsNumber) {
            return new Occasion(about, episode, other, itsNumber);
        }

        /** Returns the id of its notice to a recipient. */
        public String idFor(String recipient) {
            return idOf(about, episode, kind, number, recipient);
        }
    }

    /**
     * What a notice asks for.
     *
     * @param answerBy until when cause and remedy are asked for; null where nothing is asked
     * @param askedInstead ids of those who are asked in the recipient's place; empty where the recipient is asked, or
     *     no answer is
     */
    public record Question(@Nullable Instant answerBy, List<String> askedInstead) {

        /** Asks for nothing. */
        public static final Question NONE = new Question(null, List.of());

        public Question {
            askedInstead = List.copyOf(askedInstead);
        }

        /** Returns until when the recipient is asked for an answer; null where others are, or no answer is. */
        public @Nullable Instant recipientAnswersBy() {
            return askedInstead.isEmpty() ? answerBy : null;
        }
    }

    /**
     * Which notices to the same recipient a notice comes after.
     *
     * @param follows id of the notice that it takes back; null for the first
     * @param thread id of the first notice of the case, or of the {@link Fall} that it is part of, to the recipient;
     *     this one's own where it is the first
     * @param awaits ids of those of other cases of the fall that were wanted with it, and are one mail with it
     * @param earlier ids that those of other cases have which were wanted before, if there were any: they are one mail
     *     with it where they have not left
     */
    public record Order(@Nullable String follows, String thread, List<String> awaits, List<String> earlier) {

        /** Takes the order of a notice that has nothing to do with other cases. */
        public Order(@Nullable String follows, String thread) {
            this(follows, thread, List.of(), List.of());
        }

        public Order {
            Objects.requireNonNull(thread);
            awaits = List.copyOf(awaits);
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * How far a case is.
     *
     * @param level how often it was escalated
     * @param explanation what was answered so far; null where nothing was
     * @param urgency how soon its notice wants to be read
     */
    public record Stage(int level, @Nullable Explanation explanation, Urgency urgency) {
        public Stage {
            Objects.requireNonNull(urgency);
        }
    }
}
