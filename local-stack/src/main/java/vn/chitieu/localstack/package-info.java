/**
 * Everything on one machine in one process: broker, database and inbox from embedded-parts, the three services each in
 * its own Spring context, and the sample city loaded over HTTP as its units would send it.
 * {@link vn.chitieu.localstack.LocalStack} is what {@code ./run} starts; {@link vn.chitieu.localstack.RunningStack} is
 * the same for tests.
 */
@NullMarked
package vn.chitieu.localstack;

import org.jspecify.annotations.NullMarked;
