/**
 * What all notices have in common, whatever they are about: a case, a digest, a reminder, a report. Whoever wants one
 * sent makes a notice of its own type; the outbox carries any of them and knows no more than this.
 */
@NullMarked
package vn.chitieu.notification.domain.notice;

import org.jspecify.annotations.NullMarked;
