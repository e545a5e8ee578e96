/**
 * What the service does, one class for each verb: follow the totals, move the notices they cause to the outbox, deliver
 * them. Free of Spring; stores, mail server and clock are handed in.
 */
@NullMarked
package vn.chitieu.notification.application;

import org.jspecify.annotations.NullMarked;
