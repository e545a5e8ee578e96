/** From POST to the total visible over HTTP, at a fixed rate. */
@NullMarked
package vn.chitieu.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
