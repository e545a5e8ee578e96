@NullMarked
package vn.chitieu.support.tracing;

import org.jspecify.annotations.NullMarked;
