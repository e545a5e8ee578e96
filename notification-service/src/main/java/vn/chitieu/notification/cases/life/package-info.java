/** Pure: how a case moves. */
@NullMarked
package vn.chitieu.notification.cases.life;

import org.jspecify.annotations.NullMarked;
