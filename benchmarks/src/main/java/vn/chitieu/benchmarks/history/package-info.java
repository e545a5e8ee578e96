/** What an update costs when few and when many quarters lie behind it. */
@NullMarked
package vn.chitieu.benchmarks.history;

import org.jspecify.annotations.NullMarked;
