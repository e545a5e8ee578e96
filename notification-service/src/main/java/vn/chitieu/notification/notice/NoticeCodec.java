package vn.chitieu.notification.notice;

import org.bson.Document;

/**
 * How a feature stores its own notices, so that the outbox knows no feature. Stateless; what was once stored stays
 * readable, and the same notice is always the same document: resending relies on it.
 *
 * @param <N> the notices of the feature
 */
public interface NoticeCodec<N extends Notice> {

    /** Returns the type of its documents, which no other codec has: the value of the field {@code type}. */
    String type();

    /** Returns the class of its notices. */
    Class<N> notices();

    /** Returns a notice as a document of its {@link #type}. */
    Document write(N notice);

    /**
     * Returns the notice that {@link #write} wrote.
     *
     * @throws RuntimeException if the document is damaged
     */
    N read(Document document);
}
