/** What all stores have in common: documents that cannot be read are set aside and listed. Plain Java. */
@NullMarked
package vn.chitieu.notification.domain.store;

import org.jspecify.annotations.NullMarked;
