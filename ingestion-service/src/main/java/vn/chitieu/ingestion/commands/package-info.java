/**
 * What an operator calls from a shell instead of the service: {@code replay-rejections}, {@code issue-access}. The only
 * place that prints; the exit status says how it went.
 */
@NullMarked
package vn.chitieu.ingestion.commands;

import org.jspecify.annotations.NullMarked;
