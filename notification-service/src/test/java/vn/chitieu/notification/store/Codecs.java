package vn.chitieu.notification.store;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.notice.NoticeCodec;

/** The codecs of all features, found as the service finds them. */
final class Codecs {

    private static final NoticeDocuments ALL = scan();

    private Codecs() {}

    static NoticeDocuments all() {
        return ALL;
    }

    private static NoticeDocuments scan() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
            scanner.addExcludeFilter((type, types) -> !new AssignableTypeFilter(NoticeCodec.class).match(type, types));
            scanner.scan("vn.chitieu.notification");
            context.refresh();
            return new NoticeDocuments(
                    context.<NoticeCodec<?>>getBeanProvider(ResolvableType.forClass(NoticeCodec.class)).stream()
                            .toList());
        }
    }
}
