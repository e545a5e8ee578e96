package vn.chitieu.notification.question;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.Page;

/** Questions about figures. Thread-safe; a write is kept when the call returns. */
public interface QuestionRepository {

    /** Returns the question with that id in the city. */
    Optional<QuestionRecord> find(CityKey city, String id);

    /**
     * Stores a question: the first version if there is none with its id, another one if the version before it is there.
     *
     * @return false if another write came first; then nothing was written
     */
    boolean store(QuestionRecord next);

    /**
     * Returns questions of a city, the newest first.
     *
     * @param people whose questions, asked by or of one of these positions; empty for all
     * @param after id of the question to continue behind; null from the newest on
     */
    List<QuestionRecord> list(CityKey city, Set<String> people, @Nullable String after, int limit);

    /**
     * Returns questions of all cities with mails that may not be in the outbox yet, in the order of their ids.
     *
     * @param after what the page before says is next; null for the first page
     * @param limit at most so many
     */
    Page<QuestionRecord> pending(@Nullable String after, int limit);
}
