package vn.chitieu.notification.question;

import java.net.URI;

/** Links of mails about questions. Thread-safe. */
@FunctionalInterface
public interface QuestionLinks {

    /**
     * Returns where a notice leads its recipient, the same each time it is asked for: who is asked, to the page that
     * answers without an account, or where nothing can be signed to the page of questions; who asked, to the latter.
     */
    Link of(QuestionNotice notice);

    /**
     * Where a notice leads.
     *
     * @param address http or https
     * @param needsAccount whether its page is for people who have signed in
     */
    record Link(URI address, boolean needsAccount) {}
}
