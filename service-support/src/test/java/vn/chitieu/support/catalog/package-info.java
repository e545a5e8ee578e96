@NullMarked
package vn.chitieu.support.catalog;

import org.jspecify.annotations.NullMarked;
