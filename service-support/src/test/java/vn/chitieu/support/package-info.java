@NullMarked
package vn.chitieu.support;

import org.jspecify.annotations.NullMarked;
