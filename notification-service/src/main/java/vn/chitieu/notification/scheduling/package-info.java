/**
 * What ticks: one thread that lets {@code KeepTime} do what is due. When that is says the injected clock; how often it
 * looks, the machine's.
 */
@ApplicationModule(allowedDependencies = {"outbox::delivery"})
@NullMarked
package vn.chitieu.notification.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
