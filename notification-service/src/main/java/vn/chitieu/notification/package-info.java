/**
 * The notification service: reads the totals from Kafka, keeps one case for each total that is behind one of its
 * targets, and mails those in charge exactly what they need to know, once. Here are its start and what all features
 * share; each feature wires itself in its package.
 */
@NullMarked
package vn.chitieu.notification;

import org.jspecify.annotations.NullMarked;
