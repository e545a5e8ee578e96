/** What the tests of several modules need, in the test-jar of this module: builders of events with defaults. */
@NullMarked
package vn.chitieu.contracts.testing;

import org.jspecify.annotations.NullMarked;
