@NullMarked
package vn.chitieu.support.session;

import org.jspecify.annotations.NullMarked;
