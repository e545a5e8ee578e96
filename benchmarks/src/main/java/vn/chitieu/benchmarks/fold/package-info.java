/** From the topic to right totals, receipts and revisions, beside peers on the same records. */
@NullMarked
package vn.chitieu.benchmarks.fold;

import org.jspecify.annotations.NullMarked;
