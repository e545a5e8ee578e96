/**
 * What people and programs ask and want: cases with their history and the answers to them, silences, and the outbox
 * down to the very bytes of a mail; beside them the page that a link in a mail opens. Every list and every body is
 * bounded, every refusal a problem with a stable code.
 */
@NullMarked
package vn.chitieu.notification.web;

import org.jspecify.annotations.NullMarked;
