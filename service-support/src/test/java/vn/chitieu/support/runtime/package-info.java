/** How the process of a service lives and ends. */
@NullMarked
package vn.chitieu.support.runtime;

import org.jspecify.annotations.NullMarked;
