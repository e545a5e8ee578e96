@ApplicationModule(allowedDependencies = {})
package vn.chitieu.planted.modules.closed;

import org.springframework.modulith.ApplicationModule;
