/** Checks of settings, by Bean Validation. */
@NullMarked
package vn.chitieu.support.settings;

import org.jspecify.annotations.NullMarked;
