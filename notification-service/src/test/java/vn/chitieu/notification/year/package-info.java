/**
 * A year of a city of 34 units in an hour's steps: totals, corrections, withdrawals, answers, broken promises, outages
 * of the mail server, holidays. An oracle that knows only what the alerts promise says which mail leaves when; the real
 * use cases on stores in memory have to do exactly that.
 */
@NullMarked
package vn.chitieu.notification.year;

import org.jspecify.annotations.NullMarked;
