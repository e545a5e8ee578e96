package vn.chitieu.notification.year;

import java.util.Set;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Who has not reported, as a revision of the city's total says.
 *
 * @param missing numbers of the units
 */
record Gap(String indicator, Quarter quarter, long revision, Set<Integer> missing) {}
