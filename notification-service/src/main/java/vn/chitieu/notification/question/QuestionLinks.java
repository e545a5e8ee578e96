package vn.chitieu.notification.question;

import java.net.URI;

/** Links of mails about questions. Thread-safe. */
@FunctionalInterface
public interface QuestionLinks {

    /**
     * Returns where a notice leads its recipient, http or https, the same each time it is asked for: who is asked, to
     * the page that answers without an account; who asked, to the page of questions.
     */
    URI of(QuestionNotice notice);
}
