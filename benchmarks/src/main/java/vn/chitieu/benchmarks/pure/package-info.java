/**
 * JMH benchmarks of the pure parts: no broker, no database. They are compiled by themselves, because the code that JMH
 * generates does not pass the checks of this build.
 */
@NullMarked
package vn.chitieu.benchmarks.pure;

import org.jspecify.annotations.NullMarked;
