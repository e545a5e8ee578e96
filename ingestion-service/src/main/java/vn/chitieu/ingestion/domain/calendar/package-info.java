/**
 * What is told of the time at which a figure comes, and exceptions from the lock of a quarter. An exception of the API
 * is an {@link vn.chitieu.ingestion.domain.calendar.Exemption} here, because Java has another idea of exceptions.
 */
@NullMarked
package vn.chitieu.ingestion.domain.calendar;

import org.jspecify.annotations.NullMarked;
