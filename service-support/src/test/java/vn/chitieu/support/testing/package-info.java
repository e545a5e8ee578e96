/**
 * What the tests of several services need, in the test-jar of this module: clients that speak to a running service, and
 * contracts, abstract tests that each service runs against itself.
 */
@NullMarked
package vn.chitieu.support.testing;

import org.jspecify.annotations.NullMarked;
