/**
 * The three services of the stack: starting each in a process of its own, and talking to them over HTTP and Kafka as
 * any client from outside would. Nothing here reaches into a service.
 */
@NullMarked
package vn.chitieu.localstack.services;

import org.jspecify.annotations.NullMarked;
