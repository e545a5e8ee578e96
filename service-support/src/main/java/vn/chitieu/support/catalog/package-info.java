/**
 * The city's catalog in a service: taken from the topic of catalogs at the start, kept up to date with it, and visible
 * in health, info and metrics.
 */
@NullMarked
package vn.chitieu.support.catalog;

import org.jspecify.annotations.NullMarked;
