package vn.chitieu.support.runtime;

import java.io.File;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * What a service does for the program that started it, before its beans are made: with {@value #PARENT} it ends when
 * that process does, and with {@value #PORT_FILE} it writes into that file where it listens.
 */
public final class ChildProcessListener implements ApplicationListener<ApplicationPreparedEvent> {

    static final String PARENT = "chitieu.parent-pid";
    static final String PORT_FILE = "chitieu.port-file";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        Long parent = environment.getProperty(PARENT, Long.class);
        if (parent != null) {
            ParentProcessWatch.begin(parent);
        }
        String file = environment.getProperty(PORT_FILE);
        if (file != null) {
            event.getApplicationContext().addApplicationListener(new WebServerPortFileWriter(new File(file)));
        }
    }
}
