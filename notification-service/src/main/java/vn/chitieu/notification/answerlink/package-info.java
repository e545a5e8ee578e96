/** Answering without an account. */
@NullMarked
package vn.chitieu.notification.answerlink;

import org.jspecify.annotations.NullMarked;
