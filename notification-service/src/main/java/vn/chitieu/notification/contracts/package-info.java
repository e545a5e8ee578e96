/**
 * How cases look outside: from the domain to the records of {@code vn.chitieu.contracts}. The topic of alert events and
 * the webhook say the same, so both adapters use this and nothing else is shared between them.
 */
@NullMarked
package vn.chitieu.notification.contracts;

import org.jspecify.annotations.NullMarked;
