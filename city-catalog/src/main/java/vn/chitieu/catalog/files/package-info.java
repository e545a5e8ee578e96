/**
 * Reads a city's catalog from {@code catalog/<city>} and checks all of it before anything is used: every error is
 * listed with its file, line and a stable code. One class per kind of file; rules across files stand in classes of
 * their own. Also reads the sample's updates and the published figures that they must add up to.
 */
@NullMarked
package vn.chitieu.catalog.files;

import org.jspecify.annotations.NullMarked;
