/** Accounts at the broker, command `issue-access`. */
@NullMarked
package vn.chitieu.ingestion.credential.account;

import org.jspecify.annotations.NullMarked;
