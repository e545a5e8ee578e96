/**
 * The city's catalog in a service: read at the start, kept up to date with its files, and visible in health, info and
 * metrics.
 */
@NullMarked
package vn.chitieu.support.catalog;

import org.jspecify.annotations.NullMarked;
