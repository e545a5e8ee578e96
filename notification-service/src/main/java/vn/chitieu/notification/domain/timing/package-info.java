/**
 * When a notice may reach a person: quiet hours, the slots of digests, and how many mails a day are sent at once. Pure
 * functions of the time and the city's working calendar.
 */
@NullMarked
package vn.chitieu.notification.domain.timing;

import org.jspecify.annotations.NullMarked;
