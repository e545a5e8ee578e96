/**
 * Refusals as RFC 9457 problems with a stable code: what carries one through the code, and what writes one where no
 * controller is reached, in a filter or in the container itself.
 */
@NullMarked
package vn.chitieu.support.problem;

import org.jspecify.annotations.NullMarked;
