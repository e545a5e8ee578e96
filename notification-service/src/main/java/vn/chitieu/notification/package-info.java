/**
 * The notification service: reads the totals from Kafka, keeps one case for each total that is behind one of its
 * targets, and mails those in charge exactly what they need to know, once. Here are its start, its settings and how its
 * parts are put together.
 */
@NullMarked
package vn.chitieu.notification;

import org.jspecify.annotations.NullMarked;
