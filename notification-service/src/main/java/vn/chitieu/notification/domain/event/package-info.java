/**
 * What other systems are told: the transitions of cases, on a topic and, where one is set up, over a webhook. Each is
 * kept with its case until it was passed on.
 */
@NullMarked
package vn.chitieu.notification.domain.event;

import org.jspecify.annotations.NullMarked;
