/**
 * One alert through its life: the case, its states, and the pure function that moves it. Nothing here looks at a clock,
 * a store or a mail server; the notices that a transition wants are part of the new case, so that one write keeps both.
 * {@link CaseLife} has the states and transitions; decision 11 in {@code docs/decisions} says why.
 */
@NullMarked
package vn.chitieu.notification.domain.cases;

import org.jspecify.annotations.NullMarked;
