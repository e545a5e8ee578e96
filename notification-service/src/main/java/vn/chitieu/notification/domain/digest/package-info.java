/**
 * Notices that are read together: one digest for each recipient and slot. A notice joins while the slot is open;
 * closing freezes what is in it, and only then it is written. Grouping and order are made here, the words in
 * {@code domain.letter}.
 */
@NullMarked
package vn.chitieu.notification.domain.digest;

import org.jspecify.annotations.NullMarked;
