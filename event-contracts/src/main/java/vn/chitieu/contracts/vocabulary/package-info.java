/**
 * The vocabulary that all services share: quarters, reporting periods, scopes, statuses, verdicts and decimals, and how
 * figures and sentences are put before people. Plain Java, no library: domain packages may use it. Every value checks
 * itself when it is made.
 */
@NullMarked
package vn.chitieu.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
