@NullMarked
package vn.chitieu.support.mongo;

import org.jspecify.annotations.NullMarked;
