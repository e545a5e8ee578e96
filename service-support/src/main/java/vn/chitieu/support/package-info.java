/**
 * What the services have in common, as Spring Boot auto-configuration: one package for each concern, each listed in
 * {@code META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports}, conditional, and backing
 * off for a bean of the service. No service is known here.
 */
@NullMarked
package vn.chitieu.support;

import org.jspecify.annotations.NullMarked;
