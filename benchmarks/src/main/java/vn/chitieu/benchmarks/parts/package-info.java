/** What every run needs: broker and database, the services, a client, a clock, a table. */
@NullMarked
package vn.chitieu.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
