package vn.chitieu.planted.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Planted: breaks a rule on purpose. */
public class TakesAFieldInjected {
    @Autowired
    ApplicationContext context;
}
