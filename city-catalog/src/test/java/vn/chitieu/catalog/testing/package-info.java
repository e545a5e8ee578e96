/** What the tests of several modules need, in the test-jar of this module: builders of parts of a catalog. */
@NullMarked
package vn.chitieu.catalog.testing;

import org.jspecify.annotations.NullMarked;
