@NullMarked
package vn.chitieu.support.problem;

import org.jspecify.annotations.NullMarked;
