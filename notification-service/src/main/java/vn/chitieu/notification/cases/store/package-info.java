/** Cases, their notices and their transitions as documents in MongoDB. */
@NamedInterface("store")
@NullMarked
package vn.chitieu.notification.cases.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
