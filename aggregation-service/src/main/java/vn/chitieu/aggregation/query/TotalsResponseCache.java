package vn.chitieu.aggregation.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.DigestUtils;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Cache of serialized responses about the totals of a quarter, for all cities. An entry is valid as long as the same
 * totals, by their revisions, and the same edition of the catalog would have to be written. Thread-safe.
 */
public final class TotalsResponseCache {

    private static final int MOST = 500;

    private final Function<Object, byte[]> json;
    private final Map<Question, Answer> answers = Collections.synchronizedMap(new LeastRecentlyUsed());

    /** Takes what writes an answer. */
    public TotalsResponseCache(Function<Object, byte[]> json) {
        this.json = json;
    }

    /**
     * Returns the answer to a question.
     *
     * @param edition the edition of its city's catalog
     * @param totals what is stored of its scope and quarter now
     * @param answer makes what is to be written of these totals
     */
    Answer answer(
            Question asked,
            String edition,
            List<FoldResult.Published> totals,
            Function<List<FoldResult.Published>, Object> answer) {
        Basis basis = new Basis(
                edition,
                totals.stream()
                        .map(one -> new Basis.Revision(
                                one.page().indicator(), one.total().revision()))
                        .toList());
        Answer known = answers.get(asked);
        if (known != null && known.basis().equals(basis)) {
            return known;
        }
        byte[] written = json.apply(answer.apply(totals));
        Answer fresh = new Answer(basis, written, tag(asked.city(), written));
        answers.put(asked, fresh);
        return fresh;
    }

    /** Weak, for Tomcat compresses nothing under a strong one. An empty answer is the same for many cities. */
    private static String tag(String city, byte[] written) {
        return "W/\"" + city + "-" + DigestUtils.md5DigestAsHex(written) + "\"";
    }

    /** Evicts the least recently used response. */
    private static final class LeastRecentlyUsed extends LinkedHashMap<Question, Answer> {

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
            return size() > MOST;
        }
    }

    /** What is asked for, of which city. */
    record Question(String city, Quarter quarter, Scope scope, Optional<String> indicator, Optional<Verdict> verdict) {}

    /**
     * What an answer was made of.
     *
     * @param edition the edition of the catalog
     * @param revisions of its totals
     */
    record Basis(String edition, List<Revision> revisions) {

        /** One total. */
        record Revision(String indicator, long revision) {}
    }

    /**
     * A written answer.
     *
     * @param json its bytes, never changed
     * @param tag its entity tag
     */
    @SuppressWarnings("ArrayRecordComponent") // answers are never compared
    record Answer(Basis basis, byte[] json, String tag) {}
}
