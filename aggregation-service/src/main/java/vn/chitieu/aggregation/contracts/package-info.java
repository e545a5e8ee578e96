/**
 * How totals look outside: from the domain to the records of {@code vn.chitieu.contracts}. The query API and the topic
 * of totals say the same, so both adapters use this and nothing else is shared between them.
 */
@NullMarked
package vn.chitieu.aggregation.contracts;

import org.jspecify.annotations.NullMarked;
