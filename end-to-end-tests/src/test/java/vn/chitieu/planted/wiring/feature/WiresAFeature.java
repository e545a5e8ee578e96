package vn.chitieu.planted.wiring.feature;

import org.springframework.context.annotation.Configuration;

/** Planted: breaks a rule on purpose. */
@Configuration(proxyBeanMethods = false)
public class WiresAFeature {}
