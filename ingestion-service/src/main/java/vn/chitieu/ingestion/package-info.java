/**
 * The ingestion service: takes updates from wards and departments over HTTP, checks them against the city's catalog and
 * the sender's credential, and answers once every in-sync replica of the log has them. Here the parts are put together;
 * {@code application.yml} holds the settings.
 */
@NullMarked
package vn.chitieu.ingestion;

import org.jspecify.annotations.NullMarked;
