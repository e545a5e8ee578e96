/**
 * The accounts by which wards sign in at the broker: opened, replaced and closed with the credential whose they are.
 */
@NullMarked
package vn.chitieu.ingestion.messaging.accounts;

import org.jspecify.annotations.NullMarked;
