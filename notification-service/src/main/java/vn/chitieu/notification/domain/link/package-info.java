/**
 * The links by which recipients of notices answer without an account: signed, expiring, each good for one recipient,
 * one case and one episode. Plain values and plain cryptography of the platform.
 */
@NullMarked
package vn.chitieu.notification.domain.link;

import org.jspecify.annotations.NullMarked;
