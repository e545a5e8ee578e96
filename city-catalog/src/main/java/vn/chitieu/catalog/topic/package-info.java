/**
 * Editions of a city's catalog on the topic {@code city-catalogs}: how one is published after all of it was checked,
 * and how the topic is read.
 */
@NullMarked
package vn.chitieu.catalog.topic;

import org.jspecify.annotations.NullMarked;
