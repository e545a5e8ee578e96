package vn.chitieu.aggregation;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;

/**
 * The parts of the service that a command needs: all features without what answers over HTTP, which is the root
 * package, access rules, controllers and the layout of reports. Not a component by itself, so that the service does not
 * find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "vn\\.chitieu\\.aggregation\\.(\\w+|access\\.\\w+|report\\.layout\\.\\w+)")
        })
class CommandApplication {}
