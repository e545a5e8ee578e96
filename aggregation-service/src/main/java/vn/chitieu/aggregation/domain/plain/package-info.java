/**
 * The same totals a second time, worked out as one would on paper: slowly, without remembering anything, without the
 * classes that the fold works with. It is there so that a fault of the fold's arithmetic is found by something that
 * does not have it.
 */
@NullMarked
package vn.chitieu.aggregation.domain.plain;

import org.jspecify.annotations.NullMarked;
