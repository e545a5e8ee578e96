/**
 * The sample of a city's catalog: the updates that its units would have sent, sent as they would send them: each unit
 * with its own key, quarter by quarter, each batch once.
 */
@NullMarked
package vn.chitieu.localstack.sample;

import org.jspecify.annotations.NullMarked;
