/**
 * What staff and other programs may ask: cases with their history, and the outbox down to the very bytes of a mail.
 * Reads only; every list is bounded, every refusal a problem with a stable code.
 */
@NullMarked
package vn.chitieu.notification.web;

import org.jspecify.annotations.NullMarked;
