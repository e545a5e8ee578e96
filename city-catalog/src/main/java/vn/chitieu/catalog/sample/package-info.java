/** The sample city. */
@NullMarked
package vn.chitieu.catalog.sample;

import org.jspecify.annotations.NullMarked;
