/** What governs a case. */
@NamedInterface("policy")
@NullMarked
package vn.chitieu.notification.cases.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
