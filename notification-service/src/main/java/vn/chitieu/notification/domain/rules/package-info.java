/**
 * What each rule makes of a revision of a total: the events that its cases hear of. Pure; whether an event begins,
 * moves or ends a case is decided by the life of the case alone.
 */
@NullMarked
package vn.chitieu.notification.domain.rules;

import org.jspecify.annotations.NullMarked;
