package vn.chitieu.chaos.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the oracle compared and what it found. Not thread-safe. */
public final class Findings {

    private static final int MOST_SHOWN = 25;

    private final Map<Kind, Integer> compared = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
    private String about = "";

    /** What is promised. */
    public enum Kind {
        /** An update that was accepted is on the log exactly as it was sent. */
        MISSING_UPDATE("accepted updates that are not on the log as sent"),
        /** Nothing is on the log that was never sent, or that had to be refused. */
        STRANGE_UPDATE("updates on the log that were not sent so, or had to be refused"),
        /** Each record on a topic of a unit is answered once. */
        DOOR_ANSWER("records at the Kafka door that are not answered exactly once"),
        /** An accepted target is on its log. */
        MISSING_TARGET("accepted targets that are not on the log"),
        /** Each receipt says what became of its update. */
        WRONG_RECEIPT("receipts that say something else"),
        /** Each stored total is what the log says. */
        WRONG_TOTAL("totals that are not what the log says"),
        /** Each verdict is what target and figure say. */
        WRONG_VERDICT("verdicts that are not what target and figure say"),
        /** What was published last is what is stored. */
        WRONG_PUBLICATION("totals whose last publication is not what is stored"),
        /** What is behind has a case that is alive. */
        MISSING_CASE("totals that are behind without a living case"),
        /** Each case has seen the last revision of its total. */
        DEAF_CASE("cases that have not seen the last revision"),
        /** A mail whose outcome was known was not sent again. */
        DOUBLED_MAIL("mails of known outcome that were delivered twice"),
        /** A mail may be delivered twice where it cannot be known that it was delivered. */
        UNKNOWN_MAIL("mails of unknown outcome that were delivered twice, which is not promised away"),
        /** A mail that left between a copy of the database and its restore may be unknown afterwards. */
        FORGOTTEN_MAIL(
                "mails that the database forgot when it was restored to an older copy, which is not promised away"),
        /** A mail that is SENT was delivered. */
        MISSING_MAIL("mails that are SENT and were not delivered"),
        /** A case notified those whom it names by a mail that left. */
        FAILED_MAIL("mails that failed or are stuck"),
        /** Nothing of one city stands in another. */
        FOREIGN("things of one city that stand in another"),
        /** The line does its work soon after the last fault. */
        HANG("parts of the line that were not well in time"),
        /** A service ends when it is stopped or killed. */
        ENDED("services that ended by themselves");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Returns what a finding of this kind is. */
        public String text() {
            return text;
        }
    }

    /** Says which city the findings from now on are about; empty for none. */
    public void about(String city) {
        about = city;
    }

    /** Counts one comparison. */
    void compared(Kind kind) {
        compared.merge(kind, 1, Integer::sum);
    }

    /** Notes a difference. */
    public void found(Kind kind, String what) {
        found.computeIfAbsent(kind, none -> new ArrayList<>()).add(about + what);
    }

    /** Returns how often was compared. */
    public int comparedOf(Kind kind) {
        return compared.getOrDefault(kind, 0);
    }

    /** Returns the differences of a kind. */
    public List<String> of(Kind kind) {
        return found.getOrDefault(kind, List.of());
    }

    /** Returns whether nothing was found that should not be. */
    public boolean isEmpty() {
        return found.keySet().stream().allMatch(kind -> kind == Kind.UNKNOWN_MAIL || kind == Kind.FORGOTTEN_MAIL);
    }

    /** Forgets everything that was compared and found. */
    public void clear() {
        compared.clear();
        found.clear();
    }

    /** Returns everything in words, the first of each kind. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            text.append("%7d %s, %d compared%n".formatted(of(kind).size(), kind.text(), comparedOf(kind)));
            of(kind).stream()
                    .limit(MOST_SHOWN)
                    .forEach(one -> text.append("          ").append(one).append('\n'));
        }
        return text.toString();
    }
}
