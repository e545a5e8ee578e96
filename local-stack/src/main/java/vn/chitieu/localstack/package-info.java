/**
 * Everything on one machine: broker, database and inbox from embedded-parts in this process, the three services each in
 * a process of its own, and the sample city loaded over HTTP as its units would send it.
 * {@link vn.chitieu.localstack.LocalStack} is what {@code ./run} starts; {@link vn.chitieu.localstack.RunningStack} is
 * the same for tests.
 */
@NullMarked
package vn.chitieu.localstack;

import org.jspecify.annotations.NullMarked;
