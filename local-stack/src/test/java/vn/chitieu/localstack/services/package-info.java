/** How the stack reads what the services answer. */
@NullMarked
package vn.chitieu.localstack.services;

import org.jspecify.annotations.NullMarked;
