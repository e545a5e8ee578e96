/** The country on one machine: 34 provinces, each a city of the system, on several instances of each service. */
@NullMarked
package vn.chitieu.benchmarks.country;

import org.jspecify.annotations.NullMarked;
