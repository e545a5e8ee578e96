/**
 * Load runs, side by side with peers. Nothing here runs in the build; {@code benchmarks/run} starts a run by its name.
 */
@NullMarked
package vn.chitieu.benchmarks;

import org.jspecify.annotations.NullMarked;
