/**
 * How one notice leaves: the row of the outbox, its states, and what follows from each answer of the mail server. Pure
 * values; every step makes a row one epoch later, and a store keeps it only if nobody else made a step meanwhile.
 * Decision 11 in {@code docs/decisions} says why.
 */
@NullMarked
package vn.chitieu.notification.domain.outbox;

import org.jspecify.annotations.NullMarked;
