/**
 * What a mail says, in Vietnamese or English, before it becomes text and HTML: names instead of ids, figures as people
 * write them, sentences from the phrase files beside the classes. Pure; every text that comes from outside is stripped
 * of control and direction characters and bounded here.
 */
@NullMarked
package vn.chitieu.notification.domain.letter;

import org.jspecify.annotations.NullMarked;
