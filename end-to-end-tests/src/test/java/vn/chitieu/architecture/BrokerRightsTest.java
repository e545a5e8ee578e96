package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.kafka.annotation.KafkaListener;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.contracts.kafka.Topics;

/** On a broker that authenticates its clients, each service may read what its listeners read, in their groups. */
class BrokerRightsTest {

    @ParameterizedTest
    @EnumSource
    void areEnoughForEveryListener(Service service) {
        List<KafkaListener> listeners = listeners(service);
        assertThat(listeners).isNotEmpty();
        assertThat(listeners).allSatisfy(listener -> {
            assertThat(listener.topics())
                    .isNotEmpty()
                    .allSatisfy(topic -> assertThat(mayRead(service.rules(), ResourceType.TOPIC, topic))
                            .as(service.user() + " may read the topic " + topic)
                            .isTrue());
            assertThat(mayRead(service.rules(), ResourceType.GROUP, group(listener)))
                    .as(service.user() + " may read in the group " + group(listener))
                    .isTrue();
        });
    }

    @Test
    void aTopicThatIsNotGivenIsMissed() {
        assertThat(mayRead(Service.NOTIFICATION.rules(), ResourceType.TOPIC, Topics.INDICATOR_UPDATES))
                .isFalse();
        assertThat(mayRead(Service.NOTIFICATION.rules(), ResourceType.GROUP, "aggregation"))
                .isFalse();
    }

    private static List<KafkaListener> listeners(Service service) {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("vn.chitieu." + service.name().toLowerCase(Locale.ROOT))
                        .stream()
                        .flatMap(one -> one.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(KafkaListener.class))
                        .map(BrokerRightsTest::listener)
                        .toList();
    }

    private static KafkaListener listener(JavaMethod method) {
        return method.getAnnotationOfType(KafkaListener.class);
    }

    /** A group with a random end is known by its beginning. */
    private static String group(KafkaListener listener) {
        String group = listener.groupId().isEmpty() ? listener.id() : listener.groupId();
        return Stream.of(group.split("\\$", 2)).findFirst().orElseThrow();
    }

    private static boolean mayRead(List<AclBinding> rules, ResourceType type, String name) {
        return rules.stream()
                .filter(rule ->
                        rule.pattern().resourceType() == type && rule.entry().operation() == AclOperation.READ)
                .anyMatch(rule -> rule.pattern().patternType() == PatternType.LITERAL
                        ? name.equals(rule.pattern().name())
                        : name.startsWith(rule.pattern().name()));
    }
}
