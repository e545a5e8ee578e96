@NullMarked
package vn.chitieu.support.web;

import org.jspecify.annotations.NullMarked;
