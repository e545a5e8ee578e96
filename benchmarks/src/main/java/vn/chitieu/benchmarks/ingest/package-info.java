/** How many updates the ingestion service takes, beside a bare servlet that puts the same bytes on the same broker. */
@NullMarked
package vn.chitieu.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
