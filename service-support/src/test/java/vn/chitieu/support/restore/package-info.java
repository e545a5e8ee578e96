@NullMarked
package vn.chitieu.support.restore;

import org.jspecify.annotations.NullMarked;
