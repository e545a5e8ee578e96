/** How many questions about a quarter the service answers. */
@NullMarked
package vn.chitieu.benchmarks.query;

import org.jspecify.annotations.NullMarked;
