/** How soon the dashboard paints. */
@NullMarked
package vn.chitieu.benchmarks.page;

import org.jspecify.annotations.NullMarked;
