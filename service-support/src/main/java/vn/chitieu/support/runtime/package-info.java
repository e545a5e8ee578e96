/** How the process of a service lives and ends, its clock, and the health of the parts that it depends on. */
@NullMarked
package vn.chitieu.support.runtime;

import org.jspecify.annotations.NullMarked;
