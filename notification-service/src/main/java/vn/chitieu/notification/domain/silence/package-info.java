/**
 * Silences: for a while, notices about something go into the next digest instead of a mail of their own. A silence has
 * an author, a reason and an end, and neither deletes a notice nor moves a case.
 */
@NullMarked
package vn.chitieu.notification.domain.silence;

import org.jspecify.annotations.NullMarked;
