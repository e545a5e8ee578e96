/**
 * The fold: how updates become contributions, contributions become totals, and totals are judged. Pure values and
 * functions without I/O; the same inputs in any order and any number give the same page. Plural nouns are the stores
 * that the fold needs.
 */
@NullMarked
package vn.chitieu.aggregation.domain;

import org.jspecify.annotations.NullMarked;
